/**
 * What tests need of the machine: the built jars as processes, free ports, commands, and the things
 * that may be missing, namely a container engine, Node, a browser and a keyring.
 */
@NullMarked
package dev.mcpgateway.acceptance.machine;

import org.jspecify.annotations.NullMarked;
