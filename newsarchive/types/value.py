"""The base of queries and plans: frozen values like those of dataclasses, which cost each search a third of a ms a class."""

from __future__ import annotations

from inspect import get_annotations
from typing import Any, ClassVar, NoReturn, dataclass_transform

__all__ = ["Value"]


@dataclass_transform(frozen_default=True)
class Value:
    """A value with the annotated fields of its class, in order; equal to others of its class with equal fields."""

    fields: ClassVar[tuple[str, ...]] = ()
    defaults: ClassVar[dict[str, Any]] = {}

    def __init_subclass__(cls) -> None:
        """Take the fields from the annotations, and the defaults from the class."""
        own = [name for name in get_annotations(cls) if name not in cls.fields]
        cls.fields = (*cls.fields, *own)
        type.__setattr__(cls, "__match_args__", cls.fields)  # for patterns; mypy makes its own
        cls.defaults = {**cls.defaults, **{name: cls.__dict__[name] for name in own if name in cls.__dict__}}

    def __init__(self, *values: Any, **named: Any) -> None:
        given = {**self.defaults, **dict(zip(self.fields, values, strict=False)), **named}
        if len(values) > len(self.fields) or given.keys() != set(self.fields):
            raise TypeError(
                f"{type(self).__name__} has the fields {', '.join(self.fields)}; got {values} {named}"
            )
        self.__dict__.update(given)

    def __setattr__(self, name: str, value: object) -> NoReturn:
        """Refuse: a value does not change."""
        raise AttributeError(f"{type(self).__name__}.{name} cannot be set")

    def __eq__(self, other: object) -> bool:
        return self.__dict__ == other.__dict__ if type(self) is type(other) else NotImplemented

    def __hash__(self) -> int:
        return hash((type(self), *(getattr(self, name) for name in self.fields)))

    def __repr__(self) -> str:
        return (
            f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)!r}' for name in self.fields)})"
        )
