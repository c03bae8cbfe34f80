/// Addresses that are relative to another one (RFC 3986, 5.2).
enum WebAddress {
  /// A target as seen from `base`; as it is where that says nothing.
  static func resolved(_ target: String, in base: String) -> String {
    guard !target.isEmpty else { return base }
    guard scheme(target) == nil, let scheme = scheme(base), base.dropFirst(scheme.count).hasPrefix("://")
    else {
      return target
    }
    if target.hasPrefix("//") { return scheme + ":" + target }
    let host = base[base.index(base.startIndex, offsetBy: scheme.count + 3)...].prefix { !"/?#".contains($0) }
    let root = base[..<host.endIndex]
    let path = base[host.endIndex...].prefix { $0 != "#" }
    if target.hasPrefix("#") { return root + path + target }
    let file = path.prefix { $0 != "?" }
    if target.hasPrefix("?") { return root + file + target }
    let folder = target.hasPrefix("/") ? "" : file[..<(file.lastIndex(of: "/") ?? file.startIndex)]
    let end = target.firstIndex { "?#".contains($0) } ?? target.endIndex
    var steps: [Substring] = []
    let given = (folder + "/" + target[..<end]).split(separator: "/", omittingEmptySubsequences: false)
    for (index, step) in given.enumerated() {
      let isLast = index == given.count - 1
      switch step {
      case ".", "..":
        if step == "..", steps.count > 1 { steps.removeLast() }
        if isLast { steps.append("") }
      case "" where index > 0 && !isLast: continue
      case _: steps.append(step)
      }
    }
    return root + steps.joined(separator: "/") + target[end...]
  }

  /// `https` of `https://example.org/`; nil for a relative address.
  private static func scheme(_ address: String) -> String? {
    let name = address.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0)) }
    return name.first?.isLetter == true && name.endIndex < address.endIndex && address[name.endIndex] == ":"
      ? String(name) : nil
  }
}
