import CExpat
import InsightModel

/// What an XML document holds, told in order.
protocol XMLHandler: AnyObject {
  /// Names are in small letters, with their prefix as written.
  func begin(_ name: String, _ attributes: [String: String], line: Int)
  func end(_ name: String)
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
}

/// Reads XML with expat, which bounds what entities may grow to and does not recurse.
enum XMLReader {
  /// nil where all was read, else what is wrong and the line where reading ended.
  static func read(_ bytes: [UInt8], _ handler: some XMLHandler) -> (reason: String, line: Int)? {
    guard let parser = XML_ParserCreate("UTF-8") else { return ("no memory to read the XML", 1) }
    defer { XML_ParserFree(parser) }
    let context = Context(handler, parser)
    XML_SetUserData(parser, Unmanaged.passUnretained(context).toOpaque())
    XML_SetElementHandler(
      parser,
      { data, name, attributes in
        guard let context = Context.of(data), let name else { return }
        var own: [String: String] = [:]
        var index = 0
        while let attributes, let key = attributes[index], let value = attributes[index + 1] {
          own[String(cString: key).lowercased()] = String(cString: value)
          index += 2
        }
        context.handler.begin(
          String(cString: name).lowercased(), own, line: Int(XML_GetCurrentLineNumber(context.parser)))
      },
      { data, name in
        guard let context = Context.of(data), let name else { return }
        context.handler.end(String(cString: name).lowercased())
      })
    XML_SetCharacterDataHandler(parser) { data, text, count in
      guard let context = Context.of(data), let text, count > 0 else { return }
      text.withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
        context.handler.text(UnsafeBufferPointer(start: $0, count: Int(count)))
      }
    }
    // No feed and no book repeats its own entities like this: it is a bomb.
    XML_SetBillionLaughsAttackProtectionActivationThreshold(parser, 1 << 16)
    XML_SetBillionLaughsAttackProtectionMaximumAmplification(parser, 20)
    let status = withExtendedLifetime(context) {
      mended(bytes).withUnsafeBytes { bytes in
        var offset = 0
        var status = XML_STATUS_OK
        // Its counts are of 32 bits.
        repeat {
          let count = min(bytes.count - offset, 1 << 24)
          status = XML_Parse(
            parser, bytes.baseAddress.map { ($0 + offset).assumingMemoryBound(to: CChar.self) }, Int32(count),
            offset + count == bytes.count ? 1 : 0)
          offset += count
        } while status == XML_STATUS_OK && offset < bytes.count
        return status
      }
    }
    guard status != XML_STATUS_OK else { return nil }
    let reason = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "not well-formed"
    // After the last line's end stands no other line.
    let lineCount = bytes.count { $0 == 0x0A } + (bytes.last == 0x0A ? 0 : 1)
    return (reason, max(1, min(Int(XML_GetCurrentLineNumber(parser)), lineCount)))
  }

  private final class Context {
    let handler: any XMLHandler
    let parser: XML_Parser

    init(_ handler: any XMLHandler, _ parser: XML_Parser) {
      self.handler = handler
      self.parser = parser
    }

    static func of(_ data: UnsafeMutableRawPointer?) -> Context? {
      data.map { Unmanaged<Context>.fromOpaque($0).takeUnretainedValue() }
    }
  }

  private static let own: [[UInt8]] = ["amp", "lt", "gt", "quot", "apos"].map { Array($0.utf8) }

  /// Feeds are written by programs that know HTML better than XML: references that only HTML has and lone ampersands
  /// are put as XML has them, outside of CDATA; signs that XML forbids become blanks, and so does a declaration below the
  /// first line. No line is added or lost.
  private static func mended(_ bytes: [UInt8]) -> [UInt8] {
    bytes.withUnsafeBufferPointer { bytes in
      // Entities of its own are expat's to read.
      let declares = String(decoding: bytes.prefix(4096), as: UTF8.self).contains("<!ENTITY")
      var output: [UInt8] = []
      output.reserveCapacity(bytes.count + 64)
      var isData = false
      var offset = 0
      // Its declaration may stand nowhere but at the very beginning, and what it says is known.
      let start = bytes.firstIndex { $0 > 0x20 && ![0xEF, 0xBB, 0xBF].contains($0) } ?? 0
      if start > 0, starts(bytes, start, "<?xml"), start + 5 < bytes.count, bytes[start + 5] <= 0x20,
        let end = bytes[start...].firstIndex(of: 0x3E)
      {
        output += bytes[...end].map { $0 == 0x0A ? $0 : 0x20 }
        offset = end + 1
      }
      while offset < bytes.count {
        let byte = bytes[offset]
        if byte == 0x3C, !isData, starts(bytes, offset, "<![CDATA[") { isData = true }
        if byte == 0x5D, isData, starts(bytes, offset, "]]>") { isData = false }
        if byte == 0x26, !isData, !declares {
          let name = bytes[(offset + 1)...].prefix(40).prefix {
            $0 == 0x23 || (0x30...0x39).contains($0) || (0x41...0x5A).contains($0)
              || (0x61...0x7A).contains($0)
          }
          let isClosed = name.endIndex < bytes.count && bytes[name.endIndex] == 0x3B && !name.isEmpty
          if isClosed, name.first == 0x23 || own.contains(where: { $0.elementsEqual(name) }) {
            output.append(byte)
            offset += 1
          } else {
            var known: [UInt8] = []
            let next =
              isClosed ? CharacterReference.read(bytes, offset, before: bytes.count, to: &known) : offset + 1
            if next > offset + 1 {
              for byte in known {
                if byte == 0x26 {
                  output += "&amp;".utf8
                } else if byte == 0x3C {
                  output += "&lt;".utf8
                } else {
                  output.append(byte)
                }
              }
            } else {
              output += "&amp;".utf8
            }
            offset = next
          }
          continue
        }
        output.append(byte < 0x20 && byte != 0x0A && byte != 0x09 ? 0x20 : byte)
        offset += 1
      }
      return output
    }
  }

  private static func starts(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int, _ text: StaticString) -> Bool
  {
    guard offset + text.utf8CodeUnitCount <= bytes.count else { return false }
    return text.withUTF8Buffer { text in text.indices.allSatisfy { bytes[offset + $0] == text[$0] } }
  }
}
