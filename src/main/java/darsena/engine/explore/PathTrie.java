package darsena.engine.explore;

import darsena.engine.explore.compact.BytePool;
import darsena.engine.explore.compact.Growth;
import java.util.Arrays;

/** All paths of an image while they are collected: nodes are numbered as they come. */
final class PathTrie {
  final BytePool names = new BytePool();
  private int[] parents = new int[1 << 6];
  private int[] nameIds = new int[1 << 6];
  private int[] table = new int[1 << 7];
  private int count = 1;
  private byte[] lastDirectory = {};
  private int lastDirectoryNode;

  PathTrie() {
    nameIds[0] = names.intern(new byte[0]);
  }

  int count() {
    return count;
  }

  int parent(int node) {
    return parents[node];
  }

  int name(int node) {
    return nameIds[node];
  }

  /** The node of a path; empty components and {@code .} do not count. */
  int node(byte[] path) {
    int slash = lastSlash(path);
    int directory = directory(path, slash);
    return component(directory, path, slash + 1, path.length);
  }

  /** The child of that name, made if it is new. */
  int child(int parent, byte[] source, int from, int to) {
    return child(parent, names.intern(source, from, to));
  }

  private int child(int parent, int name) {
    int slot = slotOf(parent, name);
    if (table[slot] != 0) {
      return table[slot];
    }
    int node = append(parent, name);
    table[slot] = node;
    if (count * 2 > table.length) {
      rehash();
    }
    return node;
  }

  /** Entries mostly come directory by directory: the last one is remembered. */
  private int directory(byte[] path, int slash) {
    int length = Math.max(slash, 0);
    if (Arrays.equals(path, 0, length, lastDirectory, 0, lastDirectory.length)) {
      return lastDirectoryNode;
    }
    int node = 0;
    int from = 0;
    for (int at = 0; at <= length; at++) {
      if (at == length || path[at] == '/') {
        node = component(node, path, from, at);
        from = at + 1;
      }
    }
    lastDirectory = Arrays.copyOf(path, length);
    lastDirectoryNode = node;
    return node;
  }

  private int component(int parent, byte[] path, int from, int to) {
    boolean none = from == to || (to == from + 1 && path[from] == '.');
    return none ? parent : child(parent, path, from, to);
  }

  private int append(int parent, int name) {
    if (count == parents.length) {
      parents = Arrays.copyOf(parents, Growth.beyond(count, count + 1));
      nameIds = Arrays.copyOf(nameIds, parents.length);
    }
    parents[count] = parent;
    nameIds[count] = name;
    return count++;
  }

  private int slotOf(int parent, int name) {
    int mask = table.length - 1;
    int slot = mixed(parent, name) & mask;
    while (table[slot] != 0 && !(parents[table[slot]] == parent && nameIds[table[slot]] == name)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void rehash() {
    table = new int[table.length * 2];
    for (int node = 1; node < count; node++) {
      table[slotOf(parents[node], nameIds[node])] = node;
    }
  }

  private static int mixed(int parent, int name) {
    int hash = parent * 0x9E3779B1 + name * 0x85EBCA6B;
    return hash ^ (hash >>> 15);
  }

  private static int lastSlash(byte[] path) {
    int at = path.length - 1;
    while (at >= 0 && path[at] != '/') {
      at--;
    }
    return at;
  }
}
