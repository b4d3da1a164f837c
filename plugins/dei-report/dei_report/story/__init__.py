"""A result as a story: the words and numbers of a report, as plain JSON-able dicts.

`dei_report.story.telling.story(result)` gives the whole document, the only thing that the page and the charts look
at. A text is {"en": …, "zh": …}; a number that does not exist is null. Scores are on the scale that the track prints
(0-100, or from "zero" to "scale" where the framework says so; 0-100 where the best is printed lowest), with two digits
more than are printed, so that parts still sum.
Regions are in columns, best first: "row" is a place in them, everywhere. The tables of a panel of years tell
the latest one.

    {"format": 2,
     "edition": {"name": text, "about": text | null, "year": int, "specimen": bool},
     "minute": [{"track", "name", "topics": {topic: [text, …]}}, …],     what to know in a minute
     "tracks": [track, …],                            in the edition's order
     "sources": {…}, "packs": […], "quality": {…}}    of the whole edition

    track = {
      "id": str, "name": text, "year": int, "specimen": bool, "data": {…},
      "zero": float, "scale": float, "decimals": int,  how scores of 0 and 100 are printed
      "root": node id,
      "nodes": {id: {"name", "level", "parent": id | null, "children": [id, …], "weight", "effective",
                     "method"}},                       of the index, a parent before its children; level 1 the root
      "pillars": [node id, …],                         the root's children, indicators where it has no other
      "indicators": {id: {"name", "unit": text, "direction": "higher" | "lower",
                          "parent": node id, "pillar": node id,
                          "weight", "effective",       within its parent, in the index
                          "standard": id | null,       of a standard's clause
                          "places": [[node id, weight, effective], …]}},   every place where it enters
      "tiers": [{"name": text, "bound": float, "by": "score" | "share", "count": int, "lowest": score | null}],
      "scales": [{"id": str, "name": text}, …],        what regions belong to: province, city, cluster
      "regions": {                                     columns, one entry a region, best first, unranked last
        "id": [str], "name": [str], "score": [], "rank": [], "tier": [int, -1 for none], "coverage": [0-1],
        "parents": {scale: {"words": [str, …], "at": [place in words, …]}},
        "nodes": {node id: {"score": [], "rank": []}},
        "indicators": {id: {"raw": [], "score": [], "rank": [], "points": [],    points: of the index
                            "state": "gggi…"}},        a letter a region: the first of its state
        "pillar_points": {pillar: []},                 sum to score - zero; {} where the root cannot say
        "peers": [place in "peer_groups"], "similar": [[row, …], …],
        "potential": [[[indicator id, points gained, rank then], …], …]},
      "peer_groups": [{"name": text, "count": int, "medians": {node or indicator id: score}}],
      "good": {indicator id: the score that a quarter of the regions reach},
      "overview", "indicator_rows", "standards", "exemplars", "guidance", "change", "method", "quality", "trend":
                                                       sections}

What each section holds is said by the module of the same name.
"""
