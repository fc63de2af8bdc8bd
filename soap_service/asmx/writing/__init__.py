"""Writing answers: source code generated from the contract (wire rules, section 5)."""

from soap_service.asmx.writing.writers import ResponseWriter, blocks

__all__ = ["ResponseWriter", "blocks"]
