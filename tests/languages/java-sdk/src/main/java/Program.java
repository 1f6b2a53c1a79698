import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.rest.RequestOptions;
import com.azure.core.util.BinaryData;
import com.azure.messaging.webpubsub.WebPubSubServiceClient;
import com.azure.messaging.webpubsub.WebPubSubServiceClientBuilder;
import com.azure.messaging.webpubsub.models.GetClientAccessTokenOptions;
import com.azure.messaging.webpubsub.models.WebPubSubClientAccessToken;
import com.azure.messaging.webpubsub.models.WebPubSubClientProtocol;
import com.azure.messaging.webpubsub.models.WebPubSubContentType;
import com.azure.messaging.webpubsub.models.WebPubSubPermission;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Calls the official SDK for Java. tests/languages/sdk-program.ts describes the lines of JSON that it reads and writes. */
public final class Program {
  private static final ObjectMapper json = new ObjectMapper();
  private static final PrintStream output = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private static final Map<String, Operation> operations = new TreeMap<>();

  /** An operation by its name in the SDK for JavaScript. */
  private record Operation(String sdkMethod, Call call) {}

  private interface Call {
    Object run(WebPubSubServiceClient sdk, Arguments given) throws IOException;
  }

  private interface Send {
    void run(BinaryData message, WebPubSubContentType type, long length, RequestOptions options);
  }

  private interface Act {
    Object run(RequestOptions options);
  }

  static {
    define("sendToAll", "sendToAllWithResponse", (sdk, given) -> given.send(sdk::sendToAllWithResponse));
    define("sendToUser", "sendToUserWithResponse", (sdk, given) -> given.send((message, type, length, options) ->
        sdk.sendToUserWithResponse(given.text("userId"), message, type, length, options)));
    define("sendToConnection", "sendToConnectionWithResponse", (sdk, given) -> given.send((message, type, length, options) ->
        sdk.sendToConnectionWithResponse(given.text("connectionId"), message, type, length, options)));
    define("group.sendToAll", "sendToGroupWithResponse", (sdk, given) -> given.send((message, type, length, options) ->
        sdk.sendToGroupWithResponse(given.text("group"), message, type, length, options)));
    define("addConnectionsToGroups", "addConnectionsToGroups", (sdk, given) -> {
      sdk.addConnectionsToGroups(given.texts("groups"), given.text("filter"));
      return null;
    });
    define("removeUserFromAllGroups", "removeUserFromAllGroupsWithResponse", (sdk, given) ->
        given.act(options -> sdk.removeUserFromAllGroupsWithResponse(given.text("userId"), options)));
    define("removeConnectionFromAllGroups", "removeConnectionFromAllGroupsWithResponse", (sdk, given) ->
        given.act(options -> sdk.removeConnectionFromAllGroupsWithResponse(given.text("connectionId"), options)));
    define("group.addConnection", "addConnectionToGroupWithResponse", (sdk, given) ->
        given.act(options -> sdk.addConnectionToGroupWithResponse(given.text("group"), given.text("connectionId"), options)));
    define("group.removeConnection", "removeConnectionFromGroupWithResponse", (sdk, given) ->
        given.act(options -> sdk.removeConnectionFromGroupWithResponse(given.text("group"), given.text("connectionId"), options)));
    define("group.addUser", "addUserToGroupWithResponse", (sdk, given) ->
        given.act(options -> sdk.addUserToGroupWithResponse(given.text("group"), given.text("userId"), options)));
    define("group.removeUser", "removeUserFromGroupWithResponse", (sdk, given) ->
        given.act(options -> sdk.removeUserFromGroupWithResponse(given.text("group"), given.text("userId"), options)));
    define("connectionExists", "connectionExistsWithResponse", (sdk, given) ->
        sdk.connectionExistsWithResponse(given.text("connectionId"), given.options()).getValue());
    define("userExists", "userExistsWithResponse", (sdk, given) ->
        sdk.userExistsWithResponse(given.text("userId"), given.options()).getValue());
    define("groupExists", "groupExistsWithResponse", (sdk, given) ->
        sdk.groupExistsWithResponse(given.text("group"), given.options()).getValue());
    define("closeConnection", "closeConnectionWithResponse", (sdk, given) ->
        given.act(options -> sdk.closeConnectionWithResponse(given.text("connectionId"), options)));
    define("closeAllConnections", "closeAllConnectionsWithResponse", (sdk, given) ->
        given.act(sdk::closeAllConnectionsWithResponse));
    define("closeUserConnections", "closeUserConnectionsWithResponse", (sdk, given) ->
        given.act(options -> sdk.closeUserConnectionsWithResponse(given.text("userId"), options)));
    define("group.closeAllConnections", "closeGroupConnectionsWithResponse", (sdk, given) ->
        given.act(options -> sdk.closeGroupConnectionsWithResponse(given.text("group"), options)));
    define("hasPermission", "checkPermissionWithResponse", (sdk, given) ->
        sdk.checkPermissionWithResponse(given.permission(), given.text("connectionId"), given.options()).getValue());
    define("grantPermission", "grantPermissionWithResponse", (sdk, given) ->
        given.act(options -> sdk.grantPermissionWithResponse(given.permission(), given.text("connectionId"), options)));
    define("revokePermission", "revokePermissionWithResponse", (sdk, given) ->
        given.act(options -> sdk.revokePermissionWithResponse(given.permission(), given.text("connectionId"), options)));
    define("getClientAccessToken", "getClientAccessToken", Program::clientAccessToken);
  }

  private record Arguments(JsonNode node) {
    String text(String name) {
      return node.path(name).asText();
    }

    List<String> texts(String name) {
      List<String> found = new ArrayList<>();
      node.path(name).forEach(element -> found.add(element.asText()));
      return found;
    }

    WebPubSubPermission permission() {
      return WebPubSubPermission.fromString(text("permission"));
    }

    /** What the SDK has no parameters for: it takes them as parts of the query. */
    RequestOptions options() {
      RequestOptions options = new RequestOptions();
      for (String name : List.of("filter", "messageTtlSeconds", "reason", "targetName")) {
        if (node.has(name)) options.addQueryParam(name, text(name));
      }
      texts("excludedConnections").forEach(id -> options.addQueryParam("excluded", id));
      return options;
    }

    Object act(Act act) {
      act.run(options());
      return null;
    }

    Object send(Send send) throws IOException {
      JsonNode message = node.get("message");
      if (message.has("bytes")) {
        byte[] bytes = message.get("bytes").binaryValue();
        send.run(BinaryData.fromBytes(bytes), WebPubSubContentType.APPLICATION_OCTET_STREAM, bytes.length, options());
        return null;
      }
      boolean isText = text("contentType").equals("text/plain");
      JsonNode value = message.get("value");
      byte[] bytes = (isText ? value.asText() : value.toString()).getBytes(StandardCharsets.UTF_8);
      WebPubSubContentType type = isText ? WebPubSubContentType.TEXT_PLAIN : WebPubSubContentType.APPLICATION_JSON;
      send.run(BinaryData.fromBytes(bytes), type, bytes.length, options());
      return null;
    }
  }

  private static Object clientAccessToken(WebPubSubServiceClient sdk, Arguments given) {
    GetClientAccessTokenOptions options = new GetClientAccessTokenOptions();
    if (given.node.has("userId")) options.setUserId(given.text("userId"));
    if (given.node.has("roles")) options.setRoles(given.texts("roles"));
    if (given.node.has("groups")) options.setGroups(given.texts("groups"));
    if (given.node.has("expirationTimeInMinutes")) {
      options.setExpiresAfter(Duration.ofMinutes(given.node.get("expirationTimeInMinutes").asLong()));
    }
    if (given.node.has("clientProtocol")) {
      options.setWebPubSubClientProtocol(WebPubSubClientProtocol.fromString(given.text("clientProtocol")));
    }
    WebPubSubClientAccessToken found = sdk.getClientAccessToken(options);
    String url = found.getUrl();
    return Map.of("token", found.getToken(), "url", url, "baseUrl", url.substring(0, url.indexOf('?')));
  }

  public static void main(String[] parameters) throws IOException {
    Map<String, WebPubSubServiceClient> clients = new HashMap<>();
    write(Map.of("kind", "ready", "sdkMethods", publicMethods(), "operations", methodsByOperation()));
    BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      JsonNode request = json.readTree(line);
      String name = request.get("operation").asText();
      WebPubSubServiceClient sdk = clients.computeIfAbsent(request.get("hub").asText(), hub ->
          new WebPubSubServiceClientBuilder().connectionString(parameters[0]).hub(hub).buildClient());
      Map<String, Object> answer = new HashMap<>(Map.of("kind", "answer", "operation", name));
      try {
        answer.put("value", operations.get(name).call.run(sdk, new Arguments(request.get("arguments"))));
      } catch (HttpResponseException error) {
        answer.put("error", error.getMessage());
        answer.put("statusCode", error.getResponse().getStatusCode());
      } catch (RuntimeException error) {
        answer.put("error", error.toString());
      }
      write(answer);
    }
    // The SDK's threads would keep the process alive.
    System.exit(0);
  }

  private static void define(String name, String sdkMethod, Call call) {
    operations.put(name, new Operation(sdkMethod, call));
  }

  private static List<String> publicMethods() {
    return Arrays.stream(WebPubSubServiceClient.class.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .map(Method::getName)
        .distinct()
        .sorted()
        .toList();
  }

  private static Map<String, String> methodsByOperation() {
    Map<String, String> methods = new TreeMap<>();
    operations.forEach((name, operation) -> methods.put(name, operation.sdkMethod));
    return methods;
  }

  private static void write(Map<String, Object> message) throws IOException {
    output.println(json.writeValueAsString(message));
  }
}
