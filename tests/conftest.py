"""What holds for all tests: a slow or busy machine is no failure of a property; Ctrl-C ends what a test starts, also
where the tests themselves run in the background of a shell that ignores it."""

import signal

from hypothesis import settings

settings.register_profile("kg", deadline=None)
settings.load_profile("kg")
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
