"""`python -m partnerboard`: the command line."""

import sys

from partnerboard.cli import main

sys.exit(main(sys.argv[1:]))
