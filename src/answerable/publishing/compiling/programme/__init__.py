"""The budget document of a section, made from records: what is promised, and what it costs.

`sources` is what goes in, `document` puts it together in both languages at once. Pure; gathered by
`compiling.gathering.programme`.
"""
