"""Programs in a pseudo-terminal, as a reader meets them: when a screen is complete, what a key costs."""
import fcntl, os, pty, select, signal, statistics, struct, termios, time

# A screen is complete where nothing has come for so long.
SILENCE = 0.03
# What terminals answer when they are asked what they are.
ANSWERS = [(b"\x1b[c", b"\x1b[?62;22c"), (b"\x1b[6n", b"\x1b[1;1R"), (b"\x1b]11;?", b"\x1b]11;rgb:0000/0000/0000\x1b\\")]


class Screen:
    """A program in a terminal of 120 by 40; `begin` is the clock right before it was started."""

    def __init__(self, command, **environment):
        self.terminal, child = pty.openpty()
        fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        clock, started = os.pipe()
        self.process = os.fork()
        if self.process == 0:
            os.environ.update(TERM="xterm-256color", **environment)
            try:
                os.login_tty(child)
                os.write(started, struct.pack("d", time.monotonic()))
                os.execvp(command[0], command)
            finally:
                os._exit(127)
        os.close(child)
        self.begin, = struct.unpack("d", os.read(clock, 8))
        os.close(clock)
        os.close(started)

    def wait(self, word=b"", limit=60.0, silence=SILENCE):
        """What came until `silence` after `word` had come, and the moment of the last byte, or None where it did not come.
        The moment in which the word came is in `shown`."""
        self.shown = None
        seen, last, end = b"", None, time.monotonic() + limit
        while time.monotonic() < end:
            ready, _, _ = select.select([self.terminal], [], [], silence)
            if not ready:
                if last and word in seen:
                    return seen, last
                continue
            try:
                new = os.read(self.terminal, 65536)
            except OSError:
                break
            last = time.monotonic()
            seen += new
            if self.shown is None and word in seen:
                self.shown = last
            for question, answer in ANSWERS:
                if question in new:
                    os.write(self.terminal, answer)
        return seen, None

    def milliseconds(self):
        """The processor's time so far, of all threads."""
        total = 0
        for thread in os.listdir(f"/proc/{self.process}/task"):
            with open(f"/proc/{self.process}/task/{thread}/schedstat") as file:
                total += int(file.read().split()[0])
        return total / 1e6

    def megabytes(self):
        """The most memory so far."""
        with open(f"/proc/{self.process}/status") as file:
            return next(int(line.split()[1]) / 1000 for line in file if line.startswith("VmHWM"))

    def key(self, keys, silence=0.5):
        """What `keys` made the program write, until it was silent: the end of each burst, in milliseconds after the writing of
        `keys`. A program that shows what was typed before it answers has two bursts and more."""
        begin, ends, last = time.monotonic(), [], None
        os.write(self.terminal, keys)
        while select.select([self.terminal], [], [], silence)[0]:
            os.read(self.terminal, 65536)
            now = (time.monotonic() - begin) * 1000
            if last is not None and now - last < 1:
                ends[-1] = now
            else:
                ends.append(now)
            last = now
        return ends

    def close(self):
        try:
            os.kill(self.process, signal.SIGKILL)
        except ProcessLookupError:
            pass
        os.waitpid(self.process, 0)
        os.close(self.terminal)


def first_screens(programs, runs=11):
    """For each name: the medians of milliseconds until the text is there, until all is, of the processor's, and of megabytes. `programs` maps a name to
    its command, a word of its screen and its environment; they run in turn, and the first round is thrown away."""
    found = {name: [] for name in programs}
    for turn in range(runs + 1):
        for name, (command, word, environment) in programs.items():
            screen = Screen(command, **environment)
            seen, last = screen.wait(word)
            if last is None:
                raise SystemExit(f"{name} showed no {word!r}: {seen[-400:]!r}")
            if turn:
                found[name].append(((screen.shown - screen.begin) * 1000, (last - screen.begin) * 1000, screen.milliseconds(), screen.megabytes()))
            screen.close()
    return {name: [statistics.median(column) for column in zip(*rows)] for name, rows in found.items()}
