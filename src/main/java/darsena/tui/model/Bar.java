package darsena.tui.model;

import darsena.text.DisplayWidth;
import darsena.tui.message.PageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the bar at the top shows which page; narrower words on narrow terminals. */
public record Bar(String name, List<Entry> entries) {
  private static final String NAME = " Darsena ";

  /** One page's place. */
  public record Entry(PageId page, String number, String label, int column, boolean current) {
    /** The columns it takes. */
    public int width() {
      return DisplayWidth.of(number) + DisplayWidth.of(label) + 3;
    }
  }

  /** Copies the list. */
  public Bar {
    entries = List.copyOf(entries);
  }

  /** The bar of a model: whole labels if they fit, else titles, else numbers. */
  public static Bar of(Model model) {
    Bar whole = place(model, NAME, Sheet::label);
    if (whole.end() <= model.columns()) {
      return whole;
    }
    Bar titles = place(model, NAME, sheet -> sheet.page().id().title());
    if (titles.end() <= model.columns()) {
      return titles;
    }
    return place(model, " ", Bar::onlyCurrent);
  }

  private static String onlyCurrent(Sheet<?> sheet) {
    return sheet.page().id().title().substring(0, 4);
  }

  /** The page shown at a column. */
  public Optional<PageId> at(int column) {
    return entries.stream()
        .filter(entry -> column >= entry.column() && column < entry.column() + entry.width())
        .map(Entry::page)
        .findFirst();
  }

  /** The column after the last entry. */
  public int end() {
    return entries.isEmpty() ? 0 : entries.getLast().column() + entries.getLast().width();
  }

  private static Bar place(
      Model model, String name, java.util.function.Function<Sheet<?>, String> label) {
    PageId current = model.current().parent().orElse(model.current());
    List<Entry> entries = new ArrayList<>();
    int column = name.length();
    for (Sheet<?> sheet : model.sheets()) {
      PageId page = sheet.page().id();
      if (page.parent().isPresent()) {
        continue;
      }
      String number = String.valueOf(entries.size() + 1);
      Entry entry = new Entry(page, number, label.apply(sheet), column, page == current);
      entries.add(entry);
      column += entry.width();
    }
    return new Bar(name, entries);
  }
}
