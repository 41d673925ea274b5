"""The one view behind every list, and the page of any one record."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.generic import DetailView
from django_filters.views import FilterView

from records.citations import citations
from records.exports import atom_list, csv_list, json_of_page, query_errors
from records.facets import FacetFilter
from records.filters import PAGE_SIZE, RecordFilterSet
from records.models import Record, RecordQuerySet
from records.results import Results
from records.serializers import as_schema_org, serialize
from sources.models import Edition
from sources.parameters import PACK_PARAMETER, without_pack
from sources.responses import json_response

PHRASE = re.compile(r"[\"“][^\"“”]*[\"”]")  # all that was typed, in quotation marks


@dataclass(frozen=True, slots=True)
class AppliedFilter:
    """A filter that is applied, and the address of the list without it."""

    label: str
    value: str
    without: str


class RecordListView(FilterView):
    """A list of one kind of record, or of all.

    Subclasses set ``model``, ``filterset_class``, ``template_name``, ``heading``, the ``singular``
    and ``plural`` of their records, the ``name`` of their URL, and the relations to fetch for
    exports: ``related`` to one, ``prefetched`` to many.
    """

    model: type[Record] = Record
    filterset_class: type[RecordFilterSet]
    filterset: RecordFilterSet
    strict = False  # a page shows its valid filters, beside the errors of the others
    heading = "Records"
    singular, plural = "record", "records"
    name = "search"
    mixed = False  # whether rows show their kind of record
    template_name = "record_list.html"
    page_size = PAGE_SIZE
    related: tuple[str, ...] = ()
    prefetched: tuple[str, ...] = ()

    def get_queryset(self) -> RecordQuerySet:
        return self.rows() if self._form == "html" else self.whole()

    def rows(self) -> RecordQuerySet:
        """Return all records, fetched with what rows show."""
        return self.model.objects.for_rows()

    def whole(self) -> RecordQuerySet:
        """Return all records, fetched with what exports have."""
        return self.model.objects.for_lists(self.related, self.prefetched)

    def listed(self, records: Results) -> Sequence[Any]:
        """Return what pages, JSON and CSV list: ``records``, unless a subclass adds others."""
        return records

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Return the page, or the data in the form that the address names."""
        if self._form != "html":
            self.filterset = self.get_filterset(self.get_filterset_class())
            return self._as_data(self.filterset.qs)
        page: HttpResponse = super().get(request, *args, **kwargs)
        if self.filterset.form.errors:  # caches would fill up with wrong queries
            patch_cache_control(page, no_store=True)
        return page

    def _as_data(self, records: Results) -> HttpResponse:
        """Return one page of ``records`` as JSON, or all of them in another form."""
        listed = self.listed(records)
        page = self._page(listed) if self._form == "json" else None
        if self.filterset.form.errors:
            return query_errors(self.filterset)
        if page is not None:
            return json_of_page(page, self.filterset, self.request.path)
        if self._form == "csv":
            return csv_list(listed, self.name)
        return atom_list(records, self._title(), reverse(self.name), self.request.GET)

    @property
    def _form(self) -> str:
        return str(self.kwargs.get("form", "html"))

    @property
    def json_address(self) -> str:
        return reverse(f"{self.name}-data", args=["json"])

    @property
    def csv_address(self) -> str:
        return reverse(f"{self.name}-data", args=["csv"])

    @property
    def atom_address(self) -> str:
        return reverse(f"{self.name}-data", args=["atom"])

    def get_filterset_kwargs(self, filterset_class: type[RecordFilterSet]) -> dict[str, Any]:
        query = self.request.GET
        if self._form == "html":  # only pages have a briefing pack
            query = without_pack(query)
        return {**super().get_filterset_kwargs(filterset_class), "data": query}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        records: Results = kwargs["object_list"]
        page = self._page(self.listed(records))
        query = self.filterset.form.cleaned_data.get("q", "")
        on = applied_filters(self.filterset, self.request.path, self.request.GET)
        pack = [(PACK_PARAMETER, ref) for ref in self.request.GET.getlist(PACK_PARAMETER)]
        return {
            "view": self,
            "filter": kwargs["filter"],
            "choices": self.filterset.checkbox_groups(),
            "page": page,
            "records": page.object_list,
            "applied": on,
            "query": query,
            "found": self.filterset.query,
            "is_partial": self.filterset.is_partial,
            "searched": urlencode([("q", query), *pack]),
            "cleared": f"{self.request.path}?{urlencode(pack)}".removesuffix("?"),
            "sentences": self.filterset.count_sentences(),
            "headed": self.filterset.order != "relevance",
            "own_query": self._own_query(),
            "title": self._title(),
            "exactly": self._exactly(),
        }

    def _own_query(self) -> str:
        """Return the query string of the canonical address: what defines the page, and no more."""
        given = without_pack(self.request.GET)
        kept = [(name, value) for name in given for value in given.getlist(name) if value]
        kept = [each for each in kept if each != ("page", "1")]
        return f"?{urlencode(kept)}" if kept and not self.filterset.form.errors else ""

    def _title(self) -> str:
        """Return the heading of the list with the filters that are applied."""
        on = [
            f"{each.label.lower()} {each.value}"
            for each in applied_filters(self.filterset, "", self.request.GET)
        ]
        return f"{self.heading}: {'; '.join(on)}" if on else self.heading

    def _exactly(self) -> str:
        """Return the address of the same list without synonyms."""
        changed = self.request.GET.copy()
        changed["q"] = self.filterset.query.exactly if self.filterset.query else ""
        return f"{self.request.path}?{changed.urlencode()}"

    def _page(self, records: Sequence[Any]) -> Page[Any]:
        """Return the page asked for. Beyond the last page, add an error and return the last."""
        valid = self.filterset.form.cleaned_data
        paginator = self.get_paginator(records, valid.get("page_size") or self.page_size)
        number = valid.get("page") or 1
        if number > paginator.num_pages:
            self.filterset.form.add_error(
                "page", f"There is no page {number}. The last page is {paginator.num_pages}."
            )
        page: Page[Any] = paginator.get_page(number)
        return page


def applied_filters(filterset: RecordFilterSet, path: str, query: QueryDict) -> list[AppliedFilter]:
    """Return the filters that are applied, each with the address of the list without it."""
    on = []
    for name, value in filterset.form.cleaned_data.items():
        label = str(filterset.filters[name].label)
        if name == "q" and value:
            on.append(AppliedFilter(label, _quoted(value), _without(path, query, name)))
        elif value and isinstance(filterset.filters[name], FacetFilter):
            names = dict(filterset.form.fields[name].choices)
            on += [AppliedFilter(label, names[v], _without(path, query, name, v)) for v in value]
    return on


def _quoted(value: str) -> str:
    """Return what was typed in quotation marks, but for a phrase that has them already."""
    return value if PHRASE.fullmatch(value) else f"“{value}”"


def _without(path: str, query: QueryDict, name: str, value: str = "") -> str:
    """Return the address of the first page of the list without one value of ``name``."""
    rest = query.copy()
    rest.setlist(name, [other for other in query.getlist(name) if value and other != value])
    rest.pop("page", None)
    return f"{path}?{rest.urlencode()}" if any(rest.values()) else path


class RecordView(DetailView):  # type: ignore[type-arg]  # no generic at run time
    """One record as a page and as JSON. ``related`` and ``prefetched`` are as in lists."""

    model: type[Record] = Record
    slug_field = slug_url_kwarg = "ref"
    context_object_name = "record"
    related: tuple[str, ...] = ()
    prefetched: tuple[str, ...] = ()

    def get_queryset(self) -> QuerySet[Record]:
        return self.model.objects.for_pages(self.related, self.prefetched)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        record = self.object
        before, after = self.model.objects.neighbours(record)
        beside = [*record.neighbours, *(ref for ref in record.siblings if ref[0] == record.ref[0])]
        return {
            **super().get_context_data(**kwargs),
            "citations": citations(self.object, Edition.current()),
            "json_ld": as_schema_org(self.object),
            "siblings": Record.objects.with_refs(beside),
            "nested": [item.passage for item in record.evidence.all() if item.is_nested],
            "before": before,
            "after": after,
            "json": reverse(f"{self.object.kind}-data", args=[self.object.ref, "json"]),
        }

    def render_to_response(self, context: dict[str, Any], **options: Any) -> HttpResponse:
        if self.kwargs.get("form") == "json":
            return json_response(serialize(self.object, Edition.current()))
        return super().render_to_response(context, **options)
