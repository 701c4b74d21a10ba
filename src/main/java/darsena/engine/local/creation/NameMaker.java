package darsena.engine.local.creation;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Makes names up for containers that were given none: from the harbour, and easy to say. */
public final class NameMaker {
  private static final List<String> ADJECTIVES =
      List.of(
          "adrift",
          "amber",
          "ashore",
          "blue",
          "brave",
          "bright",
          "briny",
          "calm",
          "clear",
          "coastal",
          "copper",
          "coral",
          "crisp",
          "deep",
          "eager",
          "fair",
          "fleet",
          "foggy",
          "gentle",
          "gilded",
          "glowing",
          "grey",
          "hardy",
          "hidden",
          "keen",
          "lively",
          "lone",
          "loyal",
          "lucid",
          "merry",
          "misty",
          "moored",
          "mellow",
          "nimble",
          "northern",
          "patient",
          "placid",
          "polished",
          "quiet",
          "rolling",
          "rusty",
          "salty",
          "sandy",
          "serene",
          "silver",
          "sleepy",
          "southern",
          "spry",
          "stately",
          "steady",
          "stormy",
          "stout",
          "sturdy",
          "sunlit",
          "swift",
          "tarred",
          "tidal",
          "upright",
          "vivid",
          "wandering",
          "watchful",
          "windy");
  private static final List<String> NOUNS =
      List.of(
          "anchor",
          "albatross",
          "ballast",
          "barge",
          "basin",
          "beacon",
          "berth",
          "boatswain",
          "bollard",
          "bowsprit",
          "breeze",
          "buoy",
          "cabin",
          "capstan",
          "cargo",
          "channel",
          "cleat",
          "compass",
          "cormorant",
          "crane",
          "current",
          "cutter",
          "davit",
          "dinghy",
          "dock",
          "dolphin",
          "ferry",
          "fender",
          "fjord",
          "foghorn",
          "galley",
          "gangway",
          "gull",
          "halyard",
          "harbour",
          "hawser",
          "heron",
          "jetty",
          "keel",
          "ketch",
          "lagoon",
          "lantern",
          "lighthouse",
          "lugger",
          "mast",
          "mole",
          "mooring",
          "oar",
          "pelican",
          "pier",
          "pilot",
          "puffin",
          "quay",
          "rudder",
          "sail",
          "schooner",
          "seal",
          "sextant",
          "shoal",
          "sloop",
          "spinnaker",
          "strait",
          "tern",
          "tide",
          "tiller",
          "trawler",
          "tugboat",
          "wharf",
          "yawl");

  private final RandomGenerator random;

  public NameMaker() {
    this(new SplittableRandom());
  }

  NameMaker(RandomGenerator random) {
    this.random = random;
  }

  /**
   * A name.
   *
   * @param tries how many were taken already; after a few, a number makes it longer
   */
  String next(int tries) {
    String name = pick(ADJECTIVES) + "_" + pick(NOUNS);
    return tries < 3 ? name : name + random.nextInt(10, 100_000);
  }

  private String pick(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }
}
