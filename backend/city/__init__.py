"""The city: its folder read and checked, its catalogue of services with every version, departments, languages."""

from backend.city.catalogue import Answers, Definition
from backend.city.checks import answers_schema
from backend.city.folder import City, CityError, read_city

__all__ = ["Answers", "City", "CityError", "Definition", "answers_schema", "read_city"]
