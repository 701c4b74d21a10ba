package darsena.tui.layers.state;

import darsena.engine.explore.Efficiency;
import darsena.engine.explore.Exploration;
import darsena.engine.explore.LayerTally;
import darsena.engine.explore.rows.VisibleRows;
import java.util.List;

/** An image taken apart, and the rows of its lowest layer. */
public record OpenImage(
    String name,
    Exploration exploration,
    List<LayerTally> tallies,
    Efficiency efficiency,
    VisibleRows rows) {

  public OpenImage {
    tallies = List.copyOf(tallies);
  }

  public static OpenImage of(String name, Exploration exploration) {
    VisibleRows rows =
        VisibleRows.of(
            exploration.layers().isEmpty()
                ? exploration.compare(Exploration.BEFORE_ALL, Exploration.BEFORE_ALL)
                : exploration.layer(0),
            Arrangement.FIRST.filter(),
            Arrangement.FIRST.order());
    return new OpenImage(name, exploration, exploration.tallies(), exploration.efficiency(), rows);
  }
}
