package dev.mcpgateway.backend.tool;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import reactor.core.publisher.Mono;

/** Adds, subtracts, multiplies and divides. */
final class CalculatorTool implements Tool {

  private static final Parameter.Choice OPERATION =
      new Parameter.Choice(
          "operation", "What to do with a and b", List.of("add", "subtract", "multiply", "divide"));
  private static final Parameter.Decimal A = new Parameter.Decimal("a", "The first number");
  private static final Parameter.Decimal B = new Parameter.Decimal("b", "The second number");

  @Override
  public String name() {
    return "calculator";
  }

  @Override
  public String description() {
    return "Calculates with two numbers, to 16 digits.";
  }

  @Override
  public List<Parameter<?>> parameters() {
    return List.of(OPERATION, A, B);
  }

  @Override
  public Mono<String> call(ToolCall call) {
    Arguments arguments = call.arguments();
    BigDecimal result = calculate(arguments.get(OPERATION), arguments.get(A), arguments.get(B));
    return Mono.just(result.stripTrailingZeros().toPlainString());
  }

  private static BigDecimal calculate(String operation, BigDecimal a, BigDecimal b) {
    return switch (operation) {
      case "add" -> a.add(b, MathContext.DECIMAL64);
      case "subtract" -> a.subtract(b, MathContext.DECIMAL64);
      case "multiply" -> a.multiply(b, MathContext.DECIMAL64);
      default -> divide(a, b);
    };
  }

  private static BigDecimal divide(BigDecimal a, BigDecimal b) {
    if (b.signum() == 0) {
      throw new ToolException("Division by zero: 'b' must not be 0.");
    }
    return a.divide(b, MathContext.DECIMAL64);
  }
}
