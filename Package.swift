// swift-tools-version:6.0
import PackageDescription

// The module of regular expressions, which Swift imports by itself, would be 1.3 MB of the program.
let settings: [SwiftSetting] = [
  .unsafeFlags(["-Xfrontend", "-disable-implicit-string-processing-module-import"])
]

// Nothing asks these for the names of their types' fields and cases, 0.1 MB, but tests.
let namelessSettings =
  settings + [.unsafeFlags(["-Xfrontend", "-disable-reflection-metadata"], .when(configuration: .release))]

// `--version` says it.
let commit =
  Context.gitInformation.map { $0.currentCommit.prefix(9) + ($0.hasUncommittedChanges ? "+" : "") } ?? ""

let package = Package(
  name: "insight",
  products: [
    .executable(name: "insight", targets: ["insight"]),
    .library(name: "InsightModel", targets: ["InsightModel"]),
    .library(name: "InsightImport", targets: ["InsightImport"]),
    .library(name: "InsightLibrary", targets: ["InsightLibrary"]),
    .library(name: "InsightTUI", targets: ["InsightTUI"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.6.0")
  ],
  targets: [
    // No pkg-config: it names macro definitions that a package may not pass on, and the shim sets what it needs.
    .systemLibrary(name: "CNcurses", providers: [.apt(["libncursesw5-dev"])]),
    // toml++ is a library of headers.
    .target(name: "CToml"),
    // Read what comes in other forms than plain text.
    .systemLibrary(name: "CExpat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(name: "CCmark", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "CLzma", providers: [.apt(["liblzma-dev"])]),
    .systemLibrary(name: "CBz2", providers: [.apt(["libbz2-dev"])]),
    .systemLibrary(name: "CMinizip", providers: [.apt(["libminizip-dev"])]),
    // Keeps issues, and knows their files by their bytes.
    .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CMd", providers: [.apt(["libmd-dev"])]),
    .systemLibrary(name: "CLz4", providers: [.apt(["liblz4-dev"])]),
    .target(name: "InsightModel", swiftSettings: namelessSettings),
    .target(
      name: "InsightLibrary",
      dependencies: ["InsightModel", "InsightImport", "CSQLite", "CMd", "CZstd", "CLz4"],
      swiftSettings: namelessSettings),
    .target(
      name: "InsightImport",
      dependencies: ["InsightModel", "CExpat", "CCmark", "CZlib", "CZstd", "CLzma", "CBz2", "CMinizip"],
      swiftSettings: settings),
    // What Swift cannot reach of the system, and what must run before its runtime does.
    .target(name: "CSystem", cSettings: [.define("INSIGHT_COMMIT", to: "\"\(commit)\"")]),
    // Foundation's names in the release, which does without it.
    .target(name: "CFoundation", cSettings: [.define("INSIGHT_RELEASE", .when(configuration: .release))]),
    .target(
      name: "InsightTUI", dependencies: ["InsightModel", "CNcurses", "CSystem"],
      swiftSettings: settings),
    .executableTarget(
      name: "insight",
      dependencies: [
        "InsightModel", "InsightImport", "InsightLibrary", "InsightTUI", "CToml", "CSystem", "CFoundation",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: settings),
    .testTarget(
      name: "InsightTUITests", dependencies: ["InsightModel", "InsightTUI"],
      exclude: ["Documents", "Golden"]),
    // Drives the built program; the dependency is there so that it is built.
    .testTarget(name: "InsightCommandTests", dependencies: ["insight"]),
    .testTarget(
      name: "InsightModelTests", dependencies: ["InsightModel"],
      exclude: ["Corpus", "Facts/Articles", "Tables", "Counted", "Varied"]),
    .testTarget(
      name: "InsightImportTests", dependencies: ["InsightModel", "InsightImport", "CLzma", "CZlib"]),
    .testTarget(
      name: "InsightLibraryTests",
      dependencies: ["InsightModel", "InsightImport", "InsightLibrary", "CSQLite"]),
    .testTarget(
      name: "InsightAuditTests", dependencies: ["InsightModel"], exclude: ["Planted.expected"]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
