"""ASMX providers as customers write them, in C#, served by Mono's real `System.Web`.

The sources are under `src/`; they are compiled when they are needed. Each class is a service, each
service writes down every call as it came.
"""

from .hosting import PASSWORD, Call, Rig, build, running

__all__ = ["PASSWORD", "Call", "Rig", "build", "running"]
