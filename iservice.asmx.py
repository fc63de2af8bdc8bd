"""The program: ``python iservice.asmx.py [command] ...``. Without arguments it serves."""

import sys

if sys.version_info < (3, 11):
    sys.exit(
        "iservice-asmx needs Python 3.11 or newer; this is Python %d.%d." % sys.version_info[:2]
    )

from soap_service.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
