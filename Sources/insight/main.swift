import InsightModel
import Glibc
func load(_ p: String) -> [UInt8] {
  let f = fopen(p, "r")!
  fseek(f, 0, SEEK_END); let n = ftell(f); rewind(f)
  return [UInt8](unsafeUninitializedCapacity: n) { b, c in c = fread(b.baseAddress, 1, n, f) }
}
let bytes = load(CommandLine.arguments[1])
var t0 = timespec(); clock_gettime(CLOCK_MONOTONIC, &t0)
let issue = Issue(bytes: bytes)
var t1 = timespec(); clock_gettime(CLOCK_MONOTONIC, &t1)
let ms = Double(t1.tv_sec - t0.tv_sec) * 1000 + Double(t1.tv_nsec - t0.tv_nsec) / 1e6
print("ms", ms, "MB/s", Double(bytes.count) / 1e3 / ms)
print(issue.header)
print(issue.sections.count, issue.articles.count, issue.blocks.count, issue.tables.count, issue.healings.count)
if issue.articles.count < 100 {
for s in issue.sections { print(s.numeral, issue.string(s.title)); for a in s.articles {
  let bs = issue.articles[a].blocks.map { issue.blocks[$0] }
  print("  ", issue.address(of: a), issue.string(issue.articles[a].headline), "kp", bs.count { $0.kind == .keyPoint }, "p", bs.count { $0.kind == .paragraph }, "v", bs.count { $0.kind == .verbatim })
  for b in bs where b.kind == .subheading || b.kind == .note { print("     ", b.kind, issue.string(b.range)) }
}}
for t in issue.tables { print(t.number as Any, t.caption, t.unit as Any, t.source as Any); for c in t.columns { print("  ", c) }; for r in t.rows { print("  ", r.role, r.cells.map { $0?.text ?? "nil" }) }; print(t.findings) }
for d in issue.diagnostics where d.kind != "healing" { print(d.kind, d.lines, d.message) }
print(issue.furniture.count)
}
