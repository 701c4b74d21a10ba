package darsena.cli.syntax;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The word that was meant. */
public final class Suggestion {
  private Suggestion() {}

  /** The known word that differs least, when that is little enough to be a slip. */
  public static Optional<String> among(Collection<String> known, String typed) {
    int slip = Math.max(1, typed.length() / 3);
    return known.stream()
        .filter(word -> distance(word, typed) <= slip || startsLike(word, typed))
        .min(Comparator.comparingInt(word -> distance(word, typed)));
  }

  private static boolean startsLike(String word, String typed) {
    return typed.length() > 3 && word.startsWith(typed);
  }

  /** Insertions, deletions, replacements and swaps of neighbours between two words. */
  static int distance(String one, String other) {
    int[][] cost = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, one, other, i, j);
      }
    }
    return cost[one.length()][other.length()];
  }

  private static int cheapest(int[][] cost, String one, String other, int i, int j) {
    int replaced = cost[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
    int least = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean swapped =
        i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
    return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}
