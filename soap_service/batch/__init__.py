"""The batch utilities: clients that send the rows of CSV files to an iService."""

from soap_service.batch.commands import BATCH_COMMANDS

__all__ = ["BATCH_COMMANDS"]
