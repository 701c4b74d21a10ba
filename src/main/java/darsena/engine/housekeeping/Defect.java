package darsena.engine.housekeeping;

/**
 * Something in a store that is not as it has to be.
 *
 * @param object what it is about: {@code image web:1}, {@code container db}
 * @param problem what is wrong with it
 * @param remedy what a repair does, or what a person has to do when it does nothing
 * @param repaired whether that has been done
 */
public record Defect(String object, String problem, String remedy, boolean repaired) {}
