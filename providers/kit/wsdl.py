"""The WSDL of a provider: the methods it has, in the namespace of its author."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from providers.kit.methods import Method

_EXTRA_MEMBERS = {
    "ExternalCustomFieldProviderResult": (
        "CustomFieldDataItems",
        "tns:ArrayOfExternalCustomFieldData",
    ),
    "ExternalUserInfoProviderResult": ("UserInfoHtml", "s:string"),
}


def wsdl_of(methods: Iterable[Method], name: str, namespace: str) -> bytes:
    """Return the document of a service; ``name`` is an XML name."""
    listed = list(methods)
    text = _template().render(
        name=name,
        namespace=namespace,
        actions=namespace if namespace.endswith("/") else f"{namespace}/",
        methods=listed,
        inputs_types=dict.fromkeys(method.inputs_type for method in listed),
        result_types=dict.fromkeys(method.result_type for method in listed),
        extra_members=_EXTRA_MEMBERS,
    )
    return text.encode()


@cache
def _template() -> Template:
    loader = PackageLoader("providers.kit")
    environment = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("provider.wsdl")
