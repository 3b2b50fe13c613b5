@NullMarked
package dev.mcpgateway.gateway.policytest;

import org.jspecify.annotations.NullMarked;
