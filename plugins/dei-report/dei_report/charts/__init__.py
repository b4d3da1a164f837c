"""The charts of the report: Vega-Lite specs made from pieces of the story.

The page asks once, for the whole story:

    figures(story) -> {figure id: Figure}         dei_report.charts.figures
    shared(story) -> {dataset name: values}       big data that several figures look at (geometry of a map)

A figure id is "<track id>/<what>"; a `Figure(spec={"en": …, "zh": …}, alt=Text, notes=(Text, …))` holds one
Vega-Lite spec (6.x, `$schema` left out) for each language, a text alternative of one or two sentences that says what
is to be seen, with its numbers, and what has to be read beside the chart. A figure that has nothing to show (no
tiers, no parents) is left out of the mapping, and the page leaves out its place.

Each chart is a function of its own in a module of its own, `spec(piece…, lang) -> dict`, a pure function of pieces
of the story. What the page has places for, with the pieces (`track` is an entry of story["tracks"]):

    <track>/distribution    track["overview"]["histogram"], "tiers_of_bins", median: the index score
    <track>/pillars         track["overview"]["pillars"]: profile of median and quartiles, the best, the number one
    <track>/tiers           track["tiers"]: how many in each
    <track>/groups/<scale>  track["overview"]["groups"][scale]: range, median and mean of the score, at most 20 groups
    <track>/indicators/<pillar>   the rows of track["indicator_rows"] in a pillar: 10-90 and 25-75 bands, median, best
    <track>/weights         track["nodes"], track["indicators"]: sunburst or tree of effective weights
    <track>/standards       track["standards"]: share of regions that meet each clause, by standard
    <track>/exemplars       track["exemplars"]: leaders by pillar (heat map of distance to the median)
    <track>/change          track["change"]: rank before and now, risers and fallers (only where there is a change)
    <track>/coverage        track["indicator_rows"]: cells by state and indicator
    <track>/map             geometry from shared(story), data from "regions" below (only where codes have geometry)

A figure named `<track>/region/<what>` is a template for any region: it has no values, and names the data that the
page puts in when a region is opened. `alt` then may hold the blanks {name}, {rank} and {score}.

    <track>/region/profile    data "profile"
    <track>/region/waterfall  data "waterfall"
    <track>/region/steps      data "steps"
    <track>/region/place      data "bins", "here"
    <track>/region/potential  data "potential"
    <track>/region/trend      data "trend" (panels of years only)
    <track>/indicator         data "bins", "marks": one indicator, opened by a reader

Named data ({"data": {"name": …}} in a spec; the page adds `datasets` when it mounts). All are rows of plain
objects; `label` is in the language of the view; scores are on the track's own printed scale.

    regions     {row, id, name, rank, score, tier (place, -1 none), tier_name, <scale id>: group name,
                 <node id>: score}   every region of the track; only for charts that need each of them (the map).
                 Dots in a node's id are written as `\\.` in field names by Vega-Lite's rule
    profile     {id, label, score, rank, peer (median of the peer group), median (of the track), q1, q3, best,
                 order, level}         one a pillar, then (level 3) one a dimension below it
    waterfall   {label, start, end, points, kind: "pillar" | "total", order, id}    points add up to the score
    steps       {label, start, end, points, level: 2 pillar or total, 3 indicator, branch: place of the pillar, -1 the
                 total, order}         the indicators of a pillar begin where it begins and end where it ends
    bins        {from, to, count, here: bool}
    here        {label, value}
    marks       {label, value, kind: "threshold" | "median" | "here"}
    potential   {label, unit, gain (points of the index), ranks (places gained), order, pillar}
    trend       {year, rank, score, median, named: whether its rank is written}
    <other>     a name in shared(story): "geometry" (TopoJSON of China in kilometres of an Albers projection) and
                "places/<track>" {id, shape: code of its polygon | null, x, y, area} where a track is mapped

How the page mounts. `<figure data-chart="ID">` gets the SVG of vega-embed (renderer "svg", no actions menu, tooltip
on) when it is about to scroll into view, again when the language is switched, and the rest of them when the browser
is idle, so that printing finds all. The figure's caption and its text alternative (role="img", aria-label from
`alt`) are the page's. Specs say `"width": "container"` with `"autosize": {"type": "fit-x", "contains": "padding"}`
unless they are composed (facets, concatenation), no background, no title (the page captions), no
fonts and no colours of axes: the page hands vega-embed one `config` from `dei_report.charts.theme.config()`, which
holds the fonts, the greys and the scales, and is the same for all. Colours by meaning come from theme: sequential
for scores, ordinal for tiers (best to last), one accent for "this region", grey for peers; all are safe for the
colour-blind, and none is the only sign. At phone width (figure narrower than 480 px) the page uses
`spec["usermeta"]["narrow"]`, a spec merged over the first (top-level keys replace), where it is there.

The page's own palette, for theme to agree with: ink #1c2733, muted #5d6b7a, lines #dbe1e8, tint #f4f6f9, paper
white; blue #0b5c9e (leading, links, the sequential scale's dark end), pale blue #dcebf6, vermilion #c8501e (this
region, one accent). Fonts: "Inter", "Segoe UI", "Helvetica Neue", Arial, "PingFang SC", "Hiragino Sans GB",
"Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif.

A map, a sunburst or any other that wants controls (choose the node shown) uses Vega-Lite params with bindings, or
names its signal in `usermeta.controls`: [{"signal": name, "label": {"en", "zh"}, "options": [{"value", "label",
"group"?}]}]; the page draws a labelled <select> above the figure and sets the signal.
Clicking a mark whose datum has `row` opens that
region's portrait. The map has two such: "node", the score shown, and "view", all of China or a province.

No spec needs `eval`: with vega-embed's `ast: true` all run under a content security policy that forbids it.

Budget: all figures of examples/dei-2023 in about a second. `encode` is given channels (`alt.X2("max:Q")`), never
strings: for each string Altair hashes its whole schema anew.
"""
