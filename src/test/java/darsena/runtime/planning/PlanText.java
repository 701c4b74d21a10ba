package darsena.runtime.planning;

import darsena.runtime.LaunchPlan;
import darsena.runtime.LaunchStep;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Collectors;

/** A plan as text for people: a step a line, what is long one item a line. */
final class PlanText {
  private static final int WIDE = 80;

  private PlanText() {}

  static String of(LaunchPlan plan) {
    return plan.steps().stream().map(PlanText::step).collect(Collectors.joining());
  }

  private static String step(LaunchStep step) {
    StringBuilder text = new StringBuilder(step.getClass().getSimpleName());
    for (RecordComponent component : step.getClass().getRecordComponents()) {
      text.append(' ').append(component.getName()).append('=').append(value(component, step));
    }
    return text.append('\n').toString();
  }

  private static String value(RecordComponent component, LaunchStep step) {
    try {
      Object value = component.getAccessor().invoke(step);
      if (value instanceof Long number && number > 9) {
        return "0x" + Long.toHexString(number);
      }
      if (component.getName().endsWith("mode") || component.getName().equals("mask")) {
        return value instanceof Integer number ? "0" + Integer.toOctalString(number) : "" + value;
      }
      return value instanceof List<?> list ? list(list) : "" + value;
    } catch (IllegalAccessException | InvocationTargetException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String list(List<?> list) {
    String flat =
        list.stream()
            .map(one -> one instanceof byte[] bytes ? bytes.length + " bytes" : "" + one)
            .toList()
            .toString();
    return flat.length() <= WIDE ? flat : flat.replace(", ", ",\n    ");
  }
}
