"""iService: contacts, interactions and their cases, queues, mail and the knowledge base.

Its contract is a reconstruction (see wsdl/README.md): what the operations are for is known, how
they are spelt is not.
"""
