package darsena.cli.format;

import com.fasterxml.jackson.databind.node.ObjectNode;
import darsena.io.Json;
import darsena.text.ForeignText;
import darsena.text.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A list of objects as docker prints it: a table of some fields, or whatever {@code --format} asks
 * for: {@code json}, {@code table TEMPLATE} or a template.
 */
public final class Listing {
  private static final String TABLE = "table";
  private static final String JSON = "json";

  private final Map<String, String> titles;
  private final List<String> columns;
  private final List<Row> rows = new ArrayList<>();

  private record Row(UnaryOperator<String> values, Function<String, Paint> paints) {
    String value(String field) {
      return values.apply(field);
    }

    Table.Cell cell(String field) {
      return new Table.Cell(safe(value(field)), paints.apply(field)::over);
    }
  }

  /**
   * @param titles what each field is called at the top of a table
   * @param columns the fields of the table
   */
  public Listing(Map<String, String> titles, List<String> columns) {
    this.titles = titles;
    this.columns = columns;
  }

  /** Adds an object: a function from a titled field's name to its value, asked when needed. */
  public void add(UnaryOperator<String> row) {
    add(row, field -> Paint.PLAIN);
  }

  /** The same, in colours; only the table that nobody gave a form is coloured. */
  public void add(UnaryOperator<String> row, Function<String, Paint> paints) {
    rows.add(new Row(row, paints));
  }

  /** The lines. A wrong template is an {@link IllegalArgumentException}. */
  public List<String> lines(Optional<String> format) {
    String wanted = format.orElse(TABLE);
    if (wanted.isEmpty() || wanted.equals(TABLE)) {
      return table();
    }
    if (wanted.equals(JSON)) {
      return rows.stream().map(row -> Template.json(object(row::value))).toList();
    }
    if (wanted.startsWith(TABLE + " ")) {
      return table(Template.parse(wanted.substring(TABLE.length()).strip()));
    }
    Template template = Template.parse(wanted);
    return rows.stream().map(row -> template.render(object(safely(row::value)))).toList();
  }

  private List<String> table() {
    Table table = Table.standard().row(columns.stream().map(this::title).toList());
    for (Row row : rows) {
      table.painted(columns.stream().map(row::cell).toList());
    }
    return table.lines();
  }

  private List<String> table(Template template) {
    Table table = Table.standard().row(cells(template, this::title));
    rows.forEach(row -> table.row(cells(template, safely(row::value))));
    return table.lines();
  }

  private List<String> cells(Template template, UnaryOperator<String> row) {
    return Arrays.stream(template.render(object(row)).split("\t", -1)).toList();
  }

  private ObjectNode object(UnaryOperator<String> row) {
    ObjectNode object = Json.object();
    titles.keySet().stream().sorted().forEach(field -> object.put(field, row.apply(field)));
    return object;
  }

  private String title(String field) {
    return titles.getOrDefault(field, field);
  }

  private static UnaryOperator<String> safely(UnaryOperator<String> row) {
    return field -> safe(row.apply(field));
  }

  private static String safe(String cell) {
    return ForeignText.visible(cell);
  }
}
