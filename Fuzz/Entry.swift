// The door for libFuzzer. Built by Tools/fuzz in one module with InsightModel, so that its inner parts can be reached.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What is fuzzed: documents, or the tables that `TableRecipe` makes of the bytes.
private let isOfTables = getenv("INSIGHT_FUZZ").map { String(cString: $0) } == "tables"

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: size))
  if isOfTables {
    var recipe = TableRecipe(bytes)
    recipe.check()
  } else {
    IssueCheck(Issue(bytes: bytes)).run()
  }
  return 0
}

/// Stops with a report that libFuzzer keeps the input of.
func fail(_ message: String) -> Never {
  print(message)
  fatalError(message)
}
