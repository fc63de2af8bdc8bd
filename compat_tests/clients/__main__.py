"""`python -m compat_tests.clients [WORD ...]`: tell all stories and record what was verified.

Only clients whose title contains one of the words are asked; what the others verified before stays
in `verified.json`, and so does what a client verified that is not installed here.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from compat_tests.serving import SEVERAL_WORKERS, running

from .clients import CLIENTS, Client, ClientError, NotInstalledError, Workshop
from .stories import STORIES, shortcomings, verified_operations
from .verified import STORY_FILE, Record, read_record, write_record


def main(words: list[str]) -> int:
    """Print one line per client, write the record, and return 1 when a client failed."""
    clients = [one for one in CLIENTS if not words or any(word in one.title for word in words)]
    record = read_record(STORY_FILE)
    with (
        TemporaryDirectory(prefix="clients-") as name,
        running(Path(name, "data"), "--demo", environ=SEVERAL_WORKERS) as server,
    ):
        workshop = Workshop(Path(name), server)
        passed = [_tell(client, workshop, record) for client in clients]
    write_record(STORY_FILE, record)
    return 0 if all(passed) else 1


def _tell(client: Client, workshop: Workshop, record: Record) -> bool:
    try:
        report = workshop.report(client)
    except NotInstalledError as error:
        print(f"{client.title}: {error}")
        return True
    except ClientError as error:
        print(f"{client.title}: {error}")
        report = ()
    record.replace(client.title, verified_operations(report))
    complaints = [complaint for story in STORIES for complaint in shortcomings(story, report)]
    print(f"{client.title}: {'; '.join(complaints) or 'all stories told'}", flush=True)
    return not complaints


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
