// swift-tools-version:6.0
import PackageDescription

// A package of its own, so that whoever builds insight does not build this.
let package = Package(
  name: "insight-benchmarks",
  dependencies: [
    .package(name: "insight", path: "..")
  ],
  targets: [
    .target(name: "CSupport"),
    .executableTarget(
      name: "bench",
      dependencies: [
        "CSupport",
        .product(name: "InsightModel", package: "insight"),
        .product(name: "InsightImport", package: "insight"),
        .product(name: "InsightTUI", package: "insight"),
      ]),
    .target(name: "CPeak"),
    .executableTarget(
      name: "doublings",
      dependencies: [
        "CPeak",
        .product(name: "InsightModel", package: "insight"),
        .product(name: "InsightTUI", package: "insight"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
