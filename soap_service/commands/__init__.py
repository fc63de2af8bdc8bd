"""What the sub-commands do; ``soap_service.cli`` names them and reads their arguments."""
