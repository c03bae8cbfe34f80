import Glibc
import InsightModel

/// Work beside the keys, on threads of its own.
public enum Background {
  private final class Work {
    let title: String
    let body: @Sendable () -> Void
    init(_ title: String, _ body: @escaping @Sendable () -> Void) { (self.title, self.body) = (title, body) }

    func run() {
      let room = Crash.enterThread()
      Crash.isOpen(title)
      body()
      room.leave()
    }
  }

  /// Runs `body` on a new thread; on this one where none can be made. The thread ends by returning: in a static executable
  /// every other way costs what the start of the program does.
  /// - Parameter title: the harmless name of the document that it works on, for what is said of a crash.
  public static func start(on title: String = "", _ body: @escaping @Sendable () -> Void) {
    var thread = pthread_t()
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    // Signals are for the thread that has the terminal.
    var others = Crash.signalsOfOthers
    var before = sigset_t()
    pthread_sigmask(SIG_BLOCK, &others, &before)
    let work = Unmanaged.passRetained(Work(title, body))
    let failure = pthread_create(
      &thread, &attributes,
      { pointer in
        guard let pointer else { return nil }
        Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().run()
        return nil
      }, work.toOpaque())
    pthread_sigmask(SIG_SETMASK, &before, nil)
    pthread_attr_destroy(&attributes)
    if failure != 0 { work.takeRetainedValue().body() }
  }
}

/// A lock with something to wait for.
public final class Monitor: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  /// Nobody has it, nobody waits.
  public init() {
    mutex.initialize(to: pthread_mutex_t())
    condition.initialize(to: pthread_cond_t())
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  /// Runs `body` while no other thread is in here. Not to be called inside itself: that waits for ever.
  public func locked<Result>(_ body: () throws -> Result) rethrows -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return try body()
  }

  /// Inside `locked`: lets others in until one of them calls `wake`.
  public func wait() { pthread_cond_wait(condition, mutex) }

  /// Lets all go on that wait; each looks again whether what it waits for has come.
  public func wake() { pthread_cond_broadcast(condition) }
}

/// Events that other threads send to the one that has the terminal.
final class Inbox: @unchecked Sendable {
  private let monitor = Monitor()
  private var waiting: [Message] = []
  private let ends: (read: Int32, write: Int32)

  enum Message: Sendable {
    case loaded(Int, Document.State)
    /// All that could be read of a document has been.
    case finished(Int)
    /// A file is another one by now.
    case changed(Int)
    /// The figures of a document, in its state with that revision.
    case facts(Int, revision: Int, Facts)
    /// What the library answers.
    case event(Event)
    /// Of the computation with this number.
    case progress(Int, Double)
    case computed(Int, Computation, Computation.Outcome?)
  }

  init() {
    var pair: [Int32] = [-1, -1]
    _ = pipe(&pair)
    for end in pair {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    ends = (pair[0], pair[1])
  }

  deinit {
    close(ends.read)
    close(ends.write)
  }

  /// Readable while there are messages.
  var descriptor: Int32 { ends.read }

  func post(_ message: Message) {
    monitor.locked { waiting.append(message) }
    var byte: UInt8 = 0
    _ = write(ends.write, &byte, 1)
  }

  /// The messages since the last time, oldest first.
  func take() -> [Message] {
    monitor.locked {
      var bytes = [UInt8](repeating: 0, count: 256)
      while read(ends.read, &bytes, bytes.count) > 0 {}
      defer { waiting = [] }
      return waiting
    }
  }
}

/// Tells a thread to stop.
final class StopFlag: @unchecked Sendable {
  private let monitor = Monitor()
  private var isSet = false

  var isStopped: Bool { monitor.locked { isSet } }

  func stop() { monitor.locked { isSet = true } }
}
