"""The demo's people: every role, one focal point and one head for each department."""

from answerable.organization.choices import ROLES
from answerable.publishing.sample.people import PEOPLE, of


def test_every_role_is_held_and_every_key_is_one_person():
    assert {one.role for one in PEOPLE} == set(ROLES)
    assert len({one.key for one in PEOPLE}) == len({one.name for one in PEOPLE}) == len(PEOPLE)


def test_two_budget_officers_so_that_who_enters_does_not_clear():
    assert [one.key for one in PEOPLE if one.role == "budget_office"] == ["mei", "paul"]


def test_a_deputy_comes_after_the_person_they_stand_in_for():
    keys = [one.key for one in PEOPLE]
    deputies = [one for one in PEOPLE if one.deputy_for]
    assert [(one.key, one.deputy_for) for one in deputies] == [("sami", "hana")]
    assert keys.index("hana") < keys.index("sami")


def test_each_department_has_a_focal_point_and_a_head():
    for letter in "ABCDEFGH":
        assert of("focal_point", letter).department == letter
        assert of("head_of_entity", letter).deputy_for is None
    assert of("head_of_entity", "A").key == "hana"
