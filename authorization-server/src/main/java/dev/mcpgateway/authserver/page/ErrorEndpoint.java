package dev.mcpgateway.authserver.page;

import dev.mcpgateway.authserver.authorize.AuthorizationResponses;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/** Serves the error page: what went wrong in a sentence, and nothing of the inside. */
@Controller
final class ErrorEndpoint implements ErrorController {

  private static final Map<Integer, String> WORDS =
      Map.of(
          400, "The request could not be understood, or what it belongs to has ended.",
          403, "The form is no longer valid. Go back to your application and start again.",
          404, "There is nothing at this address.",
          405, "This address does not take this kind of request.",
          421, "This server is reached by another host name.");

  @RequestMapping("/error")
  String error(HttpServletRequest request, HttpServletResponse response, Model model) {
    int status = status(request);
    response.setStatus(status);
    model.addAttribute("status", status);
    model.addAttribute("words", words(request, status));
    return "error";
  }

  private static int status(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
        ? status
        : 404;
  }

  private static String words(HttpServletRequest request, int status) {
    return request.getAttribute(AuthorizationResponses.WORDS) instanceof String words
        ? words
        : WORDS.getOrDefault(status, "Something went wrong. The server's log may tell more.");
  }
}
