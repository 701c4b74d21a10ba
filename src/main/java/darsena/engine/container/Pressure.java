package darsena.engine.container;

/**
 * How long processes of a container have waited for what they could not have, in percent of the
 * last ten seconds.
 */
public record Pressure(double cpu, double memory, double io) {}
