package darsena.tui.layers;

/**
 * A file as one layer has it.
 *
 * @param node of the image's tree
 */
record FilePlace(String image, int layer, int node, long size) {}
