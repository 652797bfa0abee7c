"""Addresses of budgets: a budget by its code, a version by its number in it."""

from __future__ import annotations

from django.urls import path

from answerable.web.budgets import compare, entity, figures, lists, posts, scenarios, sheet, steps

_version = "budgets/<slug:code>/<int:number>/"

urlpatterns = [
    path("budgets/", lists.budgets, name="budgets"),
    path("budgets.<str:form>", lists.exported, name="budgets-export"),
    path("budgets/new/", lists.new, name="budget-new"),
    path("budgets/categories/", lists.categories, name="cost-categories"),
    path("budgets/<slug:code>/", lists.budget, name="budget"),
    path("budgets/<slug:code>/begin/", steps.begin, name="budget-begin"),
    path(_version, sheet.sheet, name="budget-version"),
    path(f"{_version}cells/", sheet.cells, name="budget-cells"),
    path(f"{_version}sheet.<str:form>", sheet.exported, name="budget-export"),
    path(f"{_version}layout/", steps.lay_out, name="budget-layout"),
    path(f"{_version}move/", steps.move, name="budget-move"),
    path(f"{_version}final/", steps.finalise, name="budget-final"),
    path(f"{_version}vacancy/", steps.vacancy, name="budget-vacancy"),
    path(f"{_version}entities/<slug:entity>/", entity.lines, name="budget-entity"),
    path(f"{_version}entities/<slug:entity>/cells/", entity.cells, name="budget-entity-cells"),
    path(f"{_version}posts/", posts.posts, name="budget-posts"),
    path(f"{_version}posts/cells/", posts.cells, name="budget-posts-cells"),
    path(f"{_version}posts/add/", posts.add, name="budget-posts-add"),
    path(f"{_version}posts/remove/", posts.remove, name="budget-posts-remove"),
    path(f"{_version}posts.<str:form>", posts.exported, name="budget-posts-export"),
    path(f"{_version}compare/", compare.compare, name="budget-compare"),
    path(f"{_version}compare.<str:form>", compare.exported, name="budget-compare-export"),
    path(f"{_version}scenarios/", scenarios.scenarios, name="budget-scenarios"),
    path(f"{_version}scenarios/remove/", scenarios.remove, name="budget-scenario-remove"),
    path(f"{_version}figures/<slug:figure>/", figures.figure, name="budget-figure"),
]
