package darsena.tui.layers.state;

/**
 * A file as one layer has it.
 *
 * @param node of the image's tree
 */
public record FilePlace(String image, int layer, int node, long size) {}
