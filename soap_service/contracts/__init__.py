"""Contracts: what is published, by the project's documents or an operator's, and known of it."""

from soap_service.contracts.own import contract_of, evidence_of, shapes_of

__all__ = ["contract_of", "evidence_of", "shapes_of"]
