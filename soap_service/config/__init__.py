"""Settings: what the operator decided, read from a file, the environment and the command line."""

from soap_service.config.checks import split_bind
from soap_service.config.exceptions import ConfigError
from soap_service.config.reading import ENV_PREFIX, load_settings
from soap_service.config.settings import Settings, reference

__all__ = ["ENV_PREFIX", "ConfigError", "Settings", "load_settings", "reference", "split_bind"]
