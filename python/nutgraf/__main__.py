"""The `nutgraf` command: the same as the one that is built with cargo, and `nutgraf corpus`."""

import signal
import sys

from . import _core


def main() -> None:
    """Does what the arguments of the process say, and ends it."""
    if sys.argv[1:2] == ["corpus"]:
        from .corpus._command import run

        sys.exit(run(sys.argv[2:]))
    # While Rust reads, Python would keep Ctrl-C to itself.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.exit(_core.command(["nutgraf", *sys.argv[1:]], _core.__file__))


if __name__ == "__main__":
    main()
