package darsena.tui.layers.drawing;

import java.util.regex.Pattern;

/** The instruction that made a layer, without what builders wrap it in. */
public final class Instruction {
  private static final Pattern NOT_RUN = Pattern.compile("^(RUN )?/bin/sh -c #\\(nop\\) +");
  private static final Pattern SHELL = Pattern.compile("^(RUN )?(\\|\\d+ .*)?/bin/sh -c ");
  private static final Pattern BUILDKIT = Pattern.compile(" # buildkit$");

  private Instruction() {}

  /** As it stood in the build file, on one line. */
  public static String plain(String createdBy) {
    String flat = BUILDKIT.matcher(createdBy.replaceAll("\\s+", " ").strip()).replaceFirst("");
    String bare = NOT_RUN.matcher(flat).replaceFirst("");
    if (!bare.equals(flat)) {
      return bare;
    }
    return SHELL.matcher(flat).replaceFirst("RUN ");
  }
}
