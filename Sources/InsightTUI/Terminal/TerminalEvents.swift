import Glibc
import InsightModel

// What comes in: keys, the mouse, signals.
extension Terminal {
  /// Waits up to `milliseconds` (nil: without end) and returns what happened, oldest first; empty when nothing did.
  public mutating func events(waiting milliseconds: Int32?) -> [Event] {
    var watched = [
      pollfd(fd: input, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wake, events: Int16(POLLIN), revents: 0),
    ]
    let start = Self.now()
    let end = milliseconds.map { start + Int($0) }
    var events: [Event] = []
    while true {
      let until = [end, parser?.deadline].compactMap { $0 }.min()
      let count = poll(&watched, 3, until.map { Int32(clamping: max(0, $0 - Self.now())) } ?? -1)
      guard count == 0 else { break }
      // Something unfinished has rested long enough, or the time is over.
      parser?.settle(at: Self.now(), &events)
      if !events.isEmpty || end.map({ Self.now() >= $0 }) == true { return events }
    }
    if watched[1].revents != 0 { readSignals(&events) }
    let hangup = Int16(POLLHUP | POLLERR | POLLNVAL)
    if watched[0].revents & Int16(POLLIN) != 0 {
      readKeys(&events)
      countClicks(&events)
    } else if watched[0].revents & hangup != 0 {
      events.append(.terminate)
    }
    return events
  }

  /// Two presses at one place in this time are a double click, in milliseconds.
  private static let doubleClick = 400

  /// Tells a second press at the same place, soon after the first, as what it is.
  private mutating func countClicks(_ events: inout [Event]) {
    for index in events.indices {
      guard case .click(let point, _) = events[index] else { continue }
      let now = Self.now()
      if let last = lastPress, last.point == point, now - last.time <= Self.doubleClick {
        events[index] = .click(at: point, count: 2)
        lastPress = nil
      } else {
        lastPress = (point, now)
      }
    }
  }

  private mutating func readSignals(_ events: inout [Event]) {
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = read(signals, &bytes, bytes.count)
    guard count > 0 else { return }
    for number in bytes[..<count].map(Int32.init) {
      switch number {
      case SIGWINCH:
        events.append(.resize(adoptSize()))
      case SIGTSTP:
        suspend()
        events.append(.resize(adoptSize()))
      case SIGCONT:
        // Stopped and continued from outside: the screen is somebody else's by now.
        takeModes()
        redraw()
        events.append(.resize(adoptSize()))
      case _:
        ending = number
        events.append(.terminate)
      }
    }
  }

  /// Asks the terminal for its size.
  private mutating func adoptSize() -> Size {
    if let window = Self.windowSize(), window != size {
      size = window
      // What a narrower terminal did to the old lines is anybody's guess.
      redraw()
    }
    return size
  }

  private mutating func readKeys(_ events: inout [Event]) {
    // Only now: what its keys send nobody asks before one is pressed.
    var parser = parser ?? InputParser(keys: Self.describedKeys())
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(input, &bytes, bytes.count)
    if count > 0 {
      parser.take(bytes[..<count], at: Self.now(), &events)
      if let ground = parser.takeGround(), adopt(ground) { events.append(.resize(size)) }
    } else if count == 0 || errno != EINTR && errno != EAGAIN {
      events.append(.terminate)
    }
    self.parser = parser
  }

  /// What keys send, as the terminal's description has it.
  private static func describedKeys() -> [(bytes: [UInt8], key: Key)] {
    let names: [(String, Key)] = [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("kpp", .pageUp),
      ("knp", .pageDown),
      ("khome", .home), ("kfnd", .home), ("ka1", .home), ("kend", .end), ("kslt", .end), ("kc1", .end),
      ("kent", .enter), ("kcbt", .backTab), ("kbs", .backspace), ("kdch1", .delete), ("kf1", .f1),
    ]
    return names.compactMap { name, key in TerminalDescription.bytes(name).map { ($0, key) } }
  }
}
