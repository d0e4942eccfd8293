import { createRequire as __createRequire } from "node:module";
const require = __createRequire(import.meta.url);
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __commonJS = (cb, mod) => function __require() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
  mod
));

// builtin:crypto
var require_crypto = __commonJS({
  "builtin:crypto"(exports) {
    for (const name of ["X509Certificate", "createHash", "createHmac", "randomBytes", "randomUUID", "timingSafeEqual"]) {
      Object.defineProperty(exports, name, {
        enumerable: true,
        configurable: true,
        get: () => process.getBuiltinModule("node:crypto")[name],
        set(value) {
          Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
        }
      });
    }
  }
});

// builtin:http
var require_http = __commonJS({
  "builtin:http"(exports) {
    for (const name of ["Agent", "IncomingMessage", "STATUS_CODES", "ServerResponse", "createServer", "get", "globalAgent", "request"]) {
      Object.defineProperty(exports, name, {
        enumerable: true,
        configurable: true,
        get: () => process.getBuiltinModule("node:http")[name],
        set(value) {
          Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
        }
      });
    }
  }
});

// builtin:https
var require_https = __commonJS({
  "builtin:https"(exports) {
    for (const name of ["Agent", "createServer", "get", "globalAgent", "request"]) {
      Object.defineProperty(exports, name, {
        enumerable: true,
        configurable: true,
        get: () => process.getBuiltinModule("node:https")[name],
        set(value) {
          Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
        }
      });
    }
  }
});

// required-builtin:net
var require_net = __commonJS({
  "required-builtin:net"(exports, module) {
    module.exports = process.getBuiltinModule("node:net");
  }
});

// required-builtin:tls
var require_tls = __commonJS({
  "required-builtin:tls"(exports, module) {
    module.exports = process.getBuiltinModule("node:tls");
  }
});

// required-builtin:http
var require_http2 = __commonJS({
  "required-builtin:http"(exports, module) {
    module.exports = process.getBuiltinModule("node:http");
  }
});

// required-builtin:https
var require_https2 = __commonJS({
  "required-builtin:https"(exports, module) {
    module.exports = process.getBuiltinModule("node:https");
  }
});

// required-builtin:events
var require_events = __commonJS({
  "required-builtin:events"(exports, module) {
    module.exports = process.getBuiltinModule("node:events");
  }
});

// required-builtin:assert
var require_assert = __commonJS({
  "required-builtin:assert"(exports, module) {
    module.exports = process.getBuiltinModule("node:assert");
  }
});

// required-builtin:util
var require_util = __commonJS({
  "required-builtin:util"(exports, module) {
    module.exports = process.getBuiltinModule("node:util");
  }
});

// node_modules/tunnel/lib/tunnel.js
var require_tunnel = __commonJS({
  "node_modules/tunnel/lib/tunnel.js"(exports) {
    "use strict";
    var net = require_net();
    var tls = require_tls();
    var http3 = require_http2();
    var https3 = require_https2();
    var events = require_events();
    var assert2 = require_assert();
    var util = require_util();
    exports.httpOverHttp = httpOverHttp2;
    exports.httpsOverHttp = httpsOverHttp2;
    exports.httpOverHttps = httpOverHttps2;
    exports.httpsOverHttps = httpsOverHttps2;
    function httpOverHttp2(options) {
      var agent = new TunnelingAgent(options);
      agent.request = http3.request;
      return agent;
    }
    function httpsOverHttp2(options) {
      var agent = new TunnelingAgent(options);
      agent.request = http3.request;
      agent.createSocket = createSecureSocket;
      agent.defaultPort = 443;
      return agent;
    }
    function httpOverHttps2(options) {
      var agent = new TunnelingAgent(options);
      agent.request = https3.request;
      return agent;
    }
    function httpsOverHttps2(options) {
      var agent = new TunnelingAgent(options);
      agent.request = https3.request;
      agent.createSocket = createSecureSocket;
      agent.defaultPort = 443;
      return agent;
    }
    function TunnelingAgent(options) {
      var self = this;
      self.options = options || {};
      self.proxyOptions = self.options.proxy || {};
      self.maxSockets = self.options.maxSockets || http3.Agent.defaultMaxSockets;
      self.requests = [];
      self.sockets = [];
      self.on("free", function onFree(socket, host, port, localAddress) {
        var options2 = toOptions(host, port, localAddress);
        for (var i = 0, len = self.requests.length; i < len; ++i) {
          var pending = self.requests[i];
          if (pending.host === options2.host && pending.port === options2.port) {
            self.requests.splice(i, 1);
            pending.request.onSocket(socket);
            return;
          }
        }
        socket.destroy();
        self.removeSocket(socket);
      });
    }
    util.inherits(TunnelingAgent, events.EventEmitter);
    TunnelingAgent.prototype.addRequest = function addRequest(req, host, port, localAddress) {
      var self = this;
      var options = mergeOptions({ request: req }, self.options, toOptions(host, port, localAddress));
      if (self.sockets.length >= this.maxSockets) {
        self.requests.push(options);
        return;
      }
      self.createSocket(options, function(socket) {
        socket.on("free", onFree);
        socket.on("close", onCloseOrRemove);
        socket.on("agentRemove", onCloseOrRemove);
        req.onSocket(socket);
        function onFree() {
          self.emit("free", socket, options);
        }
        function onCloseOrRemove(err) {
          self.removeSocket(socket);
          socket.removeListener("free", onFree);
          socket.removeListener("close", onCloseOrRemove);
          socket.removeListener("agentRemove", onCloseOrRemove);
        }
      });
    };
    TunnelingAgent.prototype.createSocket = function createSocket(options, cb) {
      var self = this;
      var placeholder = {};
      self.sockets.push(placeholder);
      var connectOptions = mergeOptions({}, self.proxyOptions, {
        method: "CONNECT",
        path: options.host + ":" + options.port,
        agent: false,
        headers: {
          host: options.host + ":" + options.port
        }
      });
      if (options.localAddress) {
        connectOptions.localAddress = options.localAddress;
      }
      if (connectOptions.proxyAuth) {
        connectOptions.headers = connectOptions.headers || {};
        connectOptions.headers["Proxy-Authorization"] = "Basic " + Buffer.from(connectOptions.proxyAuth).toString("base64");
      }
      debug2("making CONNECT request");
      var connectReq = self.request(connectOptions);
      connectReq.useChunkedEncodingByDefault = false;
      connectReq.once("response", onResponse);
      connectReq.once("upgrade", onUpgrade);
      connectReq.once("connect", onConnect);
      connectReq.once("error", onError);
      connectReq.end();
      function onResponse(res) {
        res.upgrade = true;
      }
      function onUpgrade(res, socket, head) {
        process.nextTick(function() {
          onConnect(res, socket, head);
        });
      }
      function onConnect(res, socket, head) {
        connectReq.removeAllListeners();
        socket.removeAllListeners();
        if (res.statusCode !== 200) {
          debug2(
            "tunneling socket could not be established, statusCode=%d",
            res.statusCode
          );
          socket.destroy();
          var error2 = new Error("tunneling socket could not be established, statusCode=" + res.statusCode);
          error2.code = "ECONNRESET";
          options.request.emit("error", error2);
          self.removeSocket(placeholder);
          return;
        }
        if (head.length > 0) {
          debug2("got illegal response body from proxy");
          socket.destroy();
          var error2 = new Error("got illegal response body from proxy");
          error2.code = "ECONNRESET";
          options.request.emit("error", error2);
          self.removeSocket(placeholder);
          return;
        }
        debug2("tunneling connection has established");
        self.sockets[self.sockets.indexOf(placeholder)] = socket;
        return cb(socket);
      }
      function onError(cause) {
        connectReq.removeAllListeners();
        debug2(
          "tunneling socket could not be established, cause=%s\n",
          cause.message,
          cause.stack
        );
        var error2 = new Error("tunneling socket could not be established, cause=" + cause.message);
        error2.code = "ECONNRESET";
        options.request.emit("error", error2);
        self.removeSocket(placeholder);
      }
    };
    TunnelingAgent.prototype.removeSocket = function removeSocket(socket) {
      var pos = this.sockets.indexOf(socket);
      if (pos === -1) {
        return;
      }
      this.sockets.splice(pos, 1);
      var pending = this.requests.shift();
      if (pending) {
        this.createSocket(pending, function(socket2) {
          pending.request.onSocket(socket2);
        });
      }
    };
    function createSecureSocket(options, cb) {
      var self = this;
      TunnelingAgent.prototype.createSocket.call(self, options, function(socket) {
        var hostHeader = options.request.getHeader("host");
        var tlsOptions = mergeOptions({}, self.options, {
          socket,
          servername: hostHeader ? hostHeader.replace(/:.*$/, "") : options.host
        });
        var secureSocket = tls.connect(0, tlsOptions);
        self.sockets[self.sockets.indexOf(socket)] = secureSocket;
        cb(secureSocket);
      });
    }
    function toOptions(host, port, localAddress) {
      if (typeof host === "string") {
        return {
          host,
          port,
          localAddress
        };
      }
      return host;
    }
    function mergeOptions(target) {
      for (var i = 1, len = arguments.length; i < len; ++i) {
        var overrides = arguments[i];
        if (typeof overrides === "object") {
          var keys = Object.keys(overrides);
          for (var j = 0, keyLen = keys.length; j < keyLen; ++j) {
            var k = keys[j];
            if (overrides[k] !== void 0) {
              target[k] = overrides[k];
            }
          }
        }
      }
      return target;
    }
    var debug2;
    if (process.env.NODE_DEBUG && /\btunnel\b/.test(process.env.NODE_DEBUG)) {
      debug2 = function() {
        var args = Array.prototype.slice.call(arguments);
        if (typeof args[0] === "string") {
          args[0] = "TUNNEL: " + args[0];
        } else {
          args.unshift("TUNNEL:");
        }
        console.error.apply(console, args);
      };
    } else {
      debug2 = function() {
      };
    }
    exports.debug = debug2;
  }
});

// node_modules/tunnel/index.js
var require_tunnel2 = __commonJS({
  "node_modules/tunnel/index.js"(exports, module) {
    module.exports = require_tunnel();
  }
});

// builtin:tls
var require_tls2 = __commonJS({
  "builtin:tls"(exports) {
    for (const name of ["createSecureContext", "getCACertificates", "rootCertificates"]) {
      Object.defineProperty(exports, name, {
        enumerable: true,
        configurable: true,
        get: () => process.getBuiltinModule("node:tls")[name],
        set(value) {
          Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
        }
      });
    }
  }
});

// builtin:os
var builtin = process.getBuiltinModule("node:os");
var pick = (name) => builtin[name];
var os_default = builtin;
var $EOL = /* @__PURE__ */ pick("EOL");

// node_modules/@actions/core/lib/utils.js
function toCommandValue(input) {
  if (input === null || input === void 0) {
    return "";
  } else if (typeof input === "string" || input instanceof String) {
    return input;
  }
  return JSON.stringify(input);
}
function toCommandProperties(annotationProperties) {
  if (!Object.keys(annotationProperties).length) {
    return {};
  }
  return {
    title: annotationProperties.title,
    file: annotationProperties.file,
    line: annotationProperties.startLine,
    endLine: annotationProperties.endLine,
    col: annotationProperties.startColumn,
    endColumn: annotationProperties.endColumn
  };
}

// node_modules/@actions/core/lib/command.js
function issueCommand(command, properties, message) {
  const cmd = new Command(command, properties, message);
  process.stdout.write(cmd.toString() + $EOL);
}
function issue(name, message = "") {
  issueCommand(name, {}, message);
}
var CMD_STRING = "::";
var Command = class {
  constructor(command, properties, message) {
    if (!command) {
      command = "missing.command";
    }
    this.command = command;
    this.properties = properties;
    this.message = message;
  }
  toString() {
    let cmdStr = CMD_STRING + this.command;
    if (this.properties && Object.keys(this.properties).length > 0) {
      cmdStr += " ";
      let first = true;
      for (const key in this.properties) {
        if (this.properties.hasOwnProperty(key)) {
          const val = this.properties[key];
          if (val) {
            if (first) {
              first = false;
            } else {
              cmdStr += ",";
            }
            cmdStr += `${key}=${escapeProperty(val)}`;
          }
        }
      }
    }
    cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
    return cmdStr;
  }
};
function escapeData(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}

// node_modules/@actions/core/lib/file-command.js
var crypto = __toESM(require_crypto(), 1);

// builtin:fs
var builtin2 = process.getBuiltinModule("node:fs");
var pick2 = (name) => builtin2[name];
var $appendFileSync = /* @__PURE__ */ pick2("appendFileSync");
var $existsSync = /* @__PURE__ */ pick2("existsSync");
var $readFileSync = /* @__PURE__ */ pick2("readFileSync");
var $constants = /* @__PURE__ */ pick2("constants");
var $promises = /* @__PURE__ */ pick2("promises");

// node_modules/@actions/core/lib/file-command.js
function issueFileCommand(command, message) {
  const filePath = process.env[`GITHUB_${command}`];
  if (!filePath) {
    throw new Error(`Unable to find environment variable for file command ${command}`);
  }
  if (!$existsSync(filePath)) {
    throw new Error(`Missing file at path: ${filePath}`);
  }
  $appendFileSync(filePath, `${toCommandValue(message)}${$EOL}`, {
    encoding: "utf8"
  });
}
function prepareKeyValueMessage(key, value) {
  const delimiter = `ghadelimiter_${crypto.randomUUID()}`;
  const convertedValue = toCommandValue(value);
  if (key.includes(delimiter)) {
    throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
  }
  if (convertedValue.includes(delimiter)) {
    throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
  }
  return `${key}<<${delimiter}${$EOL}${convertedValue}${$EOL}${delimiter}`;
}

// builtin:path
var builtin3 = process.getBuiltinModule("node:path");
var pick3 = (name) => builtin3[name];
var $resolve = /* @__PURE__ */ pick3("resolve");

// node_modules/@actions/http-client/lib/index.js
var http = __toESM(require_http(), 1);
var https = __toESM(require_https(), 1);

// node_modules/@actions/http-client/lib/proxy.js
function getProxyUrl(reqUrl) {
  const usingSsl = reqUrl.protocol === "https:";
  if (checkBypass(reqUrl)) {
    return void 0;
  }
  const proxyVar = (() => {
    if (usingSsl) {
      return process.env["https_proxy"] || process.env["HTTPS_PROXY"];
    } else {
      return process.env["http_proxy"] || process.env["HTTP_PROXY"];
    }
  })();
  if (proxyVar) {
    try {
      return new DecodedURL(proxyVar);
    } catch (_a2) {
      if (!proxyVar.startsWith("http://") && !proxyVar.startsWith("https://"))
        return new DecodedURL(`http://${proxyVar}`);
    }
  } else {
    return void 0;
  }
}
function checkBypass(reqUrl) {
  if (!reqUrl.hostname) {
    return false;
  }
  const reqHost = reqUrl.hostname;
  if (isLoopbackAddress(reqHost)) {
    return true;
  }
  const noProxy = process.env["no_proxy"] || process.env["NO_PROXY"] || "";
  if (!noProxy) {
    return false;
  }
  let reqPort;
  if (reqUrl.port) {
    reqPort = Number(reqUrl.port);
  } else if (reqUrl.protocol === "http:") {
    reqPort = 80;
  } else if (reqUrl.protocol === "https:") {
    reqPort = 443;
  }
  const upperReqHosts = [reqUrl.hostname.toUpperCase()];
  if (typeof reqPort === "number") {
    upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);
  }
  for (const upperNoProxyItem of noProxy.split(",").map((x) => x.trim().toUpperCase()).filter((x) => x)) {
    if (upperNoProxyItem === "*" || upperReqHosts.some((x) => x === upperNoProxyItem || x.endsWith(`.${upperNoProxyItem}`) || upperNoProxyItem.startsWith(".") && x.endsWith(`${upperNoProxyItem}`))) {
      return true;
    }
  }
  return false;
}
function isLoopbackAddress(host) {
  const hostLower = host.toLowerCase();
  return hostLower === "localhost" || hostLower.startsWith("127.") || hostLower.startsWith("[::1]") || hostLower.startsWith("[0:0:0:0:0:0:0:1]");
}
var DecodedURL = class extends URL {
  constructor(url, base) {
    super(url, base);
    this._decodedUsername = decodeURIComponent(super.username);
    this._decodedPassword = decodeURIComponent(super.password);
  }
  get username() {
    return this._decodedUsername;
  }
  get password() {
    return this._decodedPassword;
  }
};

// when-needed:tunnel
var httpOverHttp = (options) => require_tunnel2().httpOverHttp(options);
var httpOverHttps = (options) => require_tunnel2().httpOverHttps(options);
var httpsOverHttp = (options) => require_tunnel2().httpsOverHttp(options);
var httpsOverHttps = (options) => require_tunnel2().httpsOverHttps(options);

// scripts/build/undici-stub.ts
function ProxyAgent() {
  throw new Error("This bundle comes without undici: send through node:http.");
}

// node_modules/@actions/http-client/lib/index.js
var __awaiter = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve) {
      resolve(value);
    });
  }
  return new (P || (P = Promise))(function(resolve, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var HttpCodes;
(function(HttpCodes2) {
  HttpCodes2[HttpCodes2["OK"] = 200] = "OK";
  HttpCodes2[HttpCodes2["MultipleChoices"] = 300] = "MultipleChoices";
  HttpCodes2[HttpCodes2["MovedPermanently"] = 301] = "MovedPermanently";
  HttpCodes2[HttpCodes2["ResourceMoved"] = 302] = "ResourceMoved";
  HttpCodes2[HttpCodes2["SeeOther"] = 303] = "SeeOther";
  HttpCodes2[HttpCodes2["NotModified"] = 304] = "NotModified";
  HttpCodes2[HttpCodes2["UseProxy"] = 305] = "UseProxy";
  HttpCodes2[HttpCodes2["SwitchProxy"] = 306] = "SwitchProxy";
  HttpCodes2[HttpCodes2["TemporaryRedirect"] = 307] = "TemporaryRedirect";
  HttpCodes2[HttpCodes2["PermanentRedirect"] = 308] = "PermanentRedirect";
  HttpCodes2[HttpCodes2["BadRequest"] = 400] = "BadRequest";
  HttpCodes2[HttpCodes2["Unauthorized"] = 401] = "Unauthorized";
  HttpCodes2[HttpCodes2["PaymentRequired"] = 402] = "PaymentRequired";
  HttpCodes2[HttpCodes2["Forbidden"] = 403] = "Forbidden";
  HttpCodes2[HttpCodes2["NotFound"] = 404] = "NotFound";
  HttpCodes2[HttpCodes2["MethodNotAllowed"] = 405] = "MethodNotAllowed";
  HttpCodes2[HttpCodes2["NotAcceptable"] = 406] = "NotAcceptable";
  HttpCodes2[HttpCodes2["ProxyAuthenticationRequired"] = 407] = "ProxyAuthenticationRequired";
  HttpCodes2[HttpCodes2["RequestTimeout"] = 408] = "RequestTimeout";
  HttpCodes2[HttpCodes2["Conflict"] = 409] = "Conflict";
  HttpCodes2[HttpCodes2["Gone"] = 410] = "Gone";
  HttpCodes2[HttpCodes2["TooManyRequests"] = 429] = "TooManyRequests";
  HttpCodes2[HttpCodes2["InternalServerError"] = 500] = "InternalServerError";
  HttpCodes2[HttpCodes2["NotImplemented"] = 501] = "NotImplemented";
  HttpCodes2[HttpCodes2["BadGateway"] = 502] = "BadGateway";
  HttpCodes2[HttpCodes2["ServiceUnavailable"] = 503] = "ServiceUnavailable";
  HttpCodes2[HttpCodes2["GatewayTimeout"] = 504] = "GatewayTimeout";
})(HttpCodes || (HttpCodes = {}));
var Headers;
(function(Headers2) {
  Headers2["Accept"] = "accept";
  Headers2["ContentType"] = "content-type";
})(Headers || (Headers = {}));
var MediaTypes;
(function(MediaTypes2) {
  MediaTypes2["ApplicationJson"] = "application/json";
})(MediaTypes || (MediaTypes = {}));
var HttpRedirectCodes = [
  HttpCodes.MovedPermanently,
  HttpCodes.ResourceMoved,
  HttpCodes.SeeOther,
  HttpCodes.TemporaryRedirect,
  HttpCodes.PermanentRedirect
];
var HttpResponseRetryCodes = [
  HttpCodes.BadGateway,
  HttpCodes.ServiceUnavailable,
  HttpCodes.GatewayTimeout
];
var RetryableHttpVerbs = ["OPTIONS", "GET", "DELETE", "HEAD"];
var ExponentialBackoffCeiling = 10;
var ExponentialBackoffTimeSlice = 5;
var HttpClientError = class _HttpClientError extends Error {
  constructor(message, statusCode) {
    super(message);
    this.name = "HttpClientError";
    this.statusCode = statusCode;
    Object.setPrototypeOf(this, _HttpClientError.prototype);
  }
};
var HttpClientResponse = class {
  constructor(message) {
    this.message = message;
  }
  readBody() {
    return __awaiter(this, void 0, void 0, function* () {
      return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
        let output = Buffer.alloc(0);
        this.message.on("data", (chunk) => {
          output = Buffer.concat([output, chunk]);
        });
        this.message.on("end", () => {
          resolve(output.toString());
        });
      }));
    });
  }
  readBodyBuffer() {
    return __awaiter(this, void 0, void 0, function* () {
      return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
        const chunks = [];
        this.message.on("data", (chunk) => {
          chunks.push(chunk);
        });
        this.message.on("end", () => {
          resolve(Buffer.concat(chunks));
        });
      }));
    });
  }
};
var HttpClient = class {
  constructor(userAgent, handlers, requestOptions) {
    this._ignoreSslError = false;
    this._allowRedirects = true;
    this._allowRedirectDowngrade = false;
    this._maxRedirects = 50;
    this._allowRetries = false;
    this._maxRetries = 1;
    this._keepAlive = false;
    this._disposed = false;
    this.userAgent = this._getUserAgentWithOrchestrationId(userAgent);
    this.handlers = handlers || [];
    this.requestOptions = requestOptions;
    if (requestOptions) {
      if (requestOptions.ignoreSslError != null) {
        this._ignoreSslError = requestOptions.ignoreSslError;
      }
      this._socketTimeout = requestOptions.socketTimeout;
      if (requestOptions.allowRedirects != null) {
        this._allowRedirects = requestOptions.allowRedirects;
      }
      if (requestOptions.allowRedirectDowngrade != null) {
        this._allowRedirectDowngrade = requestOptions.allowRedirectDowngrade;
      }
      if (requestOptions.maxRedirects != null) {
        this._maxRedirects = Math.max(requestOptions.maxRedirects, 0);
      }
      if (requestOptions.keepAlive != null) {
        this._keepAlive = requestOptions.keepAlive;
      }
      if (requestOptions.allowRetries != null) {
        this._allowRetries = requestOptions.allowRetries;
      }
      if (requestOptions.maxRetries != null) {
        this._maxRetries = requestOptions.maxRetries;
      }
    }
  }
  options(requestUrl, additionalHeaders) {
    return __awaiter(this, void 0, void 0, function* () {
      return this.request("OPTIONS", requestUrl, null, additionalHeaders || {});
    });
  }
  get(requestUrl, additionalHeaders) {
    return __awaiter(this, void 0, void 0, function* () {
      return this.request("GET", requestUrl, null, additionalHeaders || {});
    });
  }
  del(requestUrl, additionalHeaders) {
    return __awaiter(this, void 0, void 0, function* () {
      return this.request("DELETE", requestUrl, null, additionalHeaders || {});
    });
  }
  post(requestUrl, data, additionalHeaders) {
    return __awaiter(this, void 0, void 0, function* () {
      return this.request("POST", requestUrl, data, additionalHeaders || {});
    });
  }
  patch(requestUrl, data, additionalHeaders) {
    return __awaiter(this, void 0, void 0, function* () {
      return this.request("PATCH", requestUrl, data, additionalHeaders || {});
    });
  }
  put(requestUrl, data, additionalHeaders) {
    return __awaiter(this, void 0, void 0, function* () {
      return this.request("PUT", requestUrl, data, additionalHeaders || {});
    });
  }
  head(requestUrl, additionalHeaders) {
    return __awaiter(this, void 0, void 0, function* () {
      return this.request("HEAD", requestUrl, null, additionalHeaders || {});
    });
  }
  sendStream(verb, requestUrl, stream, additionalHeaders) {
    return __awaiter(this, void 0, void 0, function* () {
      return this.request(verb, requestUrl, stream, additionalHeaders);
    });
  }
  /**
   * Gets a typed object from an endpoint
   * Be aware that not found returns a null.  Other errors (4xx, 5xx) reject the promise
   */
  getJson(requestUrl_1) {
    return __awaiter(this, arguments, void 0, function* (requestUrl, additionalHeaders = {}) {
      additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
      const res = yield this.get(requestUrl, additionalHeaders);
      return this._processResponse(res, this.requestOptions);
    });
  }
  postJson(requestUrl_1, obj_1) {
    return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
      const data = JSON.stringify(obj, null, 2);
      additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
      additionalHeaders[Headers.ContentType] = this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
      const res = yield this.post(requestUrl, data, additionalHeaders);
      return this._processResponse(res, this.requestOptions);
    });
  }
  putJson(requestUrl_1, obj_1) {
    return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
      const data = JSON.stringify(obj, null, 2);
      additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
      additionalHeaders[Headers.ContentType] = this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
      const res = yield this.put(requestUrl, data, additionalHeaders);
      return this._processResponse(res, this.requestOptions);
    });
  }
  patchJson(requestUrl_1, obj_1) {
    return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
      const data = JSON.stringify(obj, null, 2);
      additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
      additionalHeaders[Headers.ContentType] = this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
      const res = yield this.patch(requestUrl, data, additionalHeaders);
      return this._processResponse(res, this.requestOptions);
    });
  }
  /**
   * Makes a raw http request.
   * All other methods such as get, post, patch, and request ultimately call this.
   * Prefer get, del, post and patch
   */
  request(verb, requestUrl, data, headers) {
    return __awaiter(this, void 0, void 0, function* () {
      if (this._disposed) {
        throw new Error("Client has already been disposed.");
      }
      const parsedUrl = new URL(requestUrl);
      let info2 = this._prepareRequest(verb, parsedUrl, headers);
      const maxTries = this._allowRetries && RetryableHttpVerbs.includes(verb) ? this._maxRetries + 1 : 1;
      let numTries = 0;
      let response;
      do {
        response = yield this.requestRaw(info2, data);
        if (response && response.message && response.message.statusCode === HttpCodes.Unauthorized) {
          let authenticationHandler;
          for (const handler of this.handlers) {
            if (handler.canHandleAuthentication(response)) {
              authenticationHandler = handler;
              break;
            }
          }
          if (authenticationHandler) {
            return authenticationHandler.handleAuthentication(this, info2, data);
          } else {
            return response;
          }
        }
        let redirectsRemaining = this._maxRedirects;
        while (response.message.statusCode && HttpRedirectCodes.includes(response.message.statusCode) && this._allowRedirects && redirectsRemaining > 0) {
          const redirectUrl = response.message.headers["location"];
          if (!redirectUrl) {
            break;
          }
          const parsedRedirectUrl = new URL(redirectUrl);
          if (parsedUrl.protocol === "https:" && parsedUrl.protocol !== parsedRedirectUrl.protocol && !this._allowRedirectDowngrade) {
            throw new Error("Redirect from HTTPS to HTTP protocol. This downgrade is not allowed for security reasons. If you want to allow this behavior, set the allowRedirectDowngrade option to true.");
          }
          yield response.readBody();
          if (parsedRedirectUrl.hostname !== parsedUrl.hostname) {
            for (const header in headers) {
              if (header.toLowerCase() === "authorization") {
                delete headers[header];
              }
            }
          }
          info2 = this._prepareRequest(verb, parsedRedirectUrl, headers);
          response = yield this.requestRaw(info2, data);
          redirectsRemaining--;
        }
        if (!response.message.statusCode || !HttpResponseRetryCodes.includes(response.message.statusCode)) {
          return response;
        }
        numTries += 1;
        if (numTries < maxTries) {
          yield response.readBody();
          yield this._performExponentialBackoff(numTries);
        }
      } while (numTries < maxTries);
      return response;
    });
  }
  /**
   * Needs to be called if keepAlive is set to true in request options.
   */
  dispose() {
    if (this._agent) {
      this._agent.destroy();
    }
    this._disposed = true;
  }
  /**
   * Raw request.
   * @param info
   * @param data
   */
  requestRaw(info2, data) {
    return __awaiter(this, void 0, void 0, function* () {
      return new Promise((resolve, reject) => {
        function callbackForResult(err, res) {
          if (err) {
            reject(err);
          } else if (!res) {
            reject(new Error("Unknown error"));
          } else {
            resolve(res);
          }
        }
        this.requestRawWithCallback(info2, data, callbackForResult);
      });
    });
  }
  /**
   * Raw request with callback.
   * @param info
   * @param data
   * @param onResult
   */
  requestRawWithCallback(info2, data, onResult) {
    if (typeof data === "string") {
      if (!info2.options.headers) {
        info2.options.headers = {};
      }
      info2.options.headers["Content-Length"] = Buffer.byteLength(data, "utf8");
    }
    let callbackCalled = false;
    function handleResult(err, res) {
      if (!callbackCalled) {
        callbackCalled = true;
        onResult(err, res);
      }
    }
    const req = info2.httpModule.request(info2.options, (msg) => {
      const res = new HttpClientResponse(msg);
      handleResult(void 0, res);
    });
    let socket;
    req.on("socket", (sock) => {
      socket = sock;
    });
    req.setTimeout(this._socketTimeout || 3 * 6e4, () => {
      if (socket) {
        socket.end();
      }
      handleResult(new Error(`Request timeout: ${info2.options.path}`));
    });
    req.on("error", function(err) {
      handleResult(err);
    });
    if (data && typeof data === "string") {
      req.write(data, "utf8");
    }
    if (data && typeof data !== "string") {
      data.on("close", function() {
        req.end();
      });
      data.pipe(req);
    } else {
      req.end();
    }
  }
  /**
   * Gets an http agent. This function is useful when you need an http agent that handles
   * routing through a proxy server - depending upon the url and proxy environment variables.
   * @param serverUrl  The server URL where the request will be sent. For example, https://api.github.com
   */
  getAgent(serverUrl) {
    const parsedUrl = new URL(serverUrl);
    return this._getAgent(parsedUrl);
  }
  getAgentDispatcher(serverUrl) {
    const parsedUrl = new URL(serverUrl);
    const proxyUrl = getProxyUrl(parsedUrl);
    const useProxy = proxyUrl && proxyUrl.hostname;
    if (!useProxy) {
      return;
    }
    return this._getProxyAgentDispatcher(parsedUrl, proxyUrl);
  }
  _prepareRequest(method, requestUrl, headers) {
    const info2 = {};
    info2.parsedUrl = requestUrl;
    const usingSsl = info2.parsedUrl.protocol === "https:";
    info2.httpModule = usingSsl ? https : http;
    const defaultPort = usingSsl ? 443 : 80;
    info2.options = {};
    info2.options.host = info2.parsedUrl.hostname;
    info2.options.port = info2.parsedUrl.port ? parseInt(info2.parsedUrl.port) : defaultPort;
    info2.options.path = (info2.parsedUrl.pathname || "") + (info2.parsedUrl.search || "");
    info2.options.method = method;
    info2.options.headers = this._mergeHeaders(headers);
    if (this.userAgent != null) {
      info2.options.headers["user-agent"] = this.userAgent;
    }
    info2.options.agent = this._getAgent(info2.parsedUrl);
    if (this.handlers) {
      for (const handler of this.handlers) {
        handler.prepareRequest(info2.options);
      }
    }
    return info2;
  }
  _mergeHeaders(headers) {
    if (this.requestOptions && this.requestOptions.headers) {
      return Object.assign({}, lowercaseKeys(this.requestOptions.headers), lowercaseKeys(headers || {}));
    }
    return lowercaseKeys(headers || {});
  }
  /**
   * Gets an existing header value or returns a default.
   * Handles converting number header values to strings since HTTP headers must be strings.
   * Note: This returns string | string[] since some headers can have multiple values.
   * For headers that must always be a single string (like Content-Type), use the
   * specialized _getExistingOrDefaultContentTypeHeader method instead.
   */
  _getExistingOrDefaultHeader(additionalHeaders, header, _default) {
    let clientHeader;
    if (this.requestOptions && this.requestOptions.headers) {
      const headerValue = lowercaseKeys(this.requestOptions.headers)[header];
      if (headerValue) {
        clientHeader = typeof headerValue === "number" ? headerValue.toString() : headerValue;
      }
    }
    const additionalValue = additionalHeaders[header];
    if (additionalValue !== void 0) {
      return typeof additionalValue === "number" ? additionalValue.toString() : additionalValue;
    }
    if (clientHeader !== void 0) {
      return clientHeader;
    }
    return _default;
  }
  /**
   * Specialized version of _getExistingOrDefaultHeader for Content-Type header.
   * Always returns a single string (not an array) since Content-Type should be a single value.
   * Converts arrays to comma-separated strings and numbers to strings to ensure type safety.
   * This was split from _getExistingOrDefaultHeader to provide stricter typing for callers
   * that assign the result to places expecting a string (e.g., additionalHeaders[Headers.ContentType]).
   */
  _getExistingOrDefaultContentTypeHeader(additionalHeaders, _default) {
    let clientHeader;
    if (this.requestOptions && this.requestOptions.headers) {
      const headerValue = lowercaseKeys(this.requestOptions.headers)[Headers.ContentType];
      if (headerValue) {
        if (typeof headerValue === "number") {
          clientHeader = String(headerValue);
        } else if (Array.isArray(headerValue)) {
          clientHeader = headerValue.join(", ");
        } else {
          clientHeader = headerValue;
        }
      }
    }
    const additionalValue = additionalHeaders[Headers.ContentType];
    if (additionalValue !== void 0) {
      if (typeof additionalValue === "number") {
        return String(additionalValue);
      } else if (Array.isArray(additionalValue)) {
        return additionalValue.join(", ");
      } else {
        return additionalValue;
      }
    }
    if (clientHeader !== void 0) {
      return clientHeader;
    }
    return _default;
  }
  _getAgent(parsedUrl) {
    let agent;
    const proxyUrl = getProxyUrl(parsedUrl);
    const useProxy = proxyUrl && proxyUrl.hostname;
    if (this._keepAlive && useProxy) {
      agent = this._proxyAgent;
    }
    if (!useProxy) {
      agent = this._agent;
    }
    if (agent) {
      return agent;
    }
    const usingSsl = parsedUrl.protocol === "https:";
    let maxSockets = 100;
    if (this.requestOptions) {
      maxSockets = this.requestOptions.maxSockets || http.globalAgent.maxSockets;
    }
    if (proxyUrl && proxyUrl.hostname) {
      const agentOptions = {
        maxSockets,
        keepAlive: this._keepAlive,
        proxy: Object.assign(Object.assign({}, (proxyUrl.username || proxyUrl.password) && {
          proxyAuth: `${proxyUrl.username}:${proxyUrl.password}`
        }), { host: proxyUrl.hostname, port: proxyUrl.port })
      };
      let tunnelAgent;
      const overHttps = proxyUrl.protocol === "https:";
      if (usingSsl) {
        tunnelAgent = overHttps ? httpsOverHttps : httpsOverHttp;
      } else {
        tunnelAgent = overHttps ? httpOverHttps : httpOverHttp;
      }
      agent = tunnelAgent(agentOptions);
      this._proxyAgent = agent;
    }
    if (!agent) {
      const options = { keepAlive: this._keepAlive, maxSockets };
      agent = usingSsl ? new https.Agent(options) : new http.Agent(options);
      this._agent = agent;
    }
    if (usingSsl && this._ignoreSslError) {
      agent.options = Object.assign(agent.options || {}, {
        rejectUnauthorized: false
      });
    }
    return agent;
  }
  _getProxyAgentDispatcher(parsedUrl, proxyUrl) {
    let proxyAgent;
    if (this._keepAlive) {
      proxyAgent = this._proxyAgentDispatcher;
    }
    if (proxyAgent) {
      return proxyAgent;
    }
    const usingSsl = parsedUrl.protocol === "https:";
    proxyAgent = new ProxyAgent(Object.assign({ uri: proxyUrl.href, pipelining: !this._keepAlive ? 0 : 1 }, (proxyUrl.username || proxyUrl.password) && {
      token: `Basic ${Buffer.from(`${proxyUrl.username}:${proxyUrl.password}`).toString("base64")}`
    }));
    this._proxyAgentDispatcher = proxyAgent;
    if (usingSsl && this._ignoreSslError) {
      proxyAgent.options = Object.assign(proxyAgent.options.requestTls || {}, {
        rejectUnauthorized: false
      });
    }
    return proxyAgent;
  }
  _getUserAgentWithOrchestrationId(userAgent) {
    const baseUserAgent = userAgent || "actions/http-client";
    const orchId = process.env["ACTIONS_ORCHESTRATION_ID"];
    if (orchId) {
      const sanitizedId = orchId.replace(/[^a-z0-9_.-]/gi, "_");
      return `${baseUserAgent} actions_orchestration_id/${sanitizedId}`;
    }
    return baseUserAgent;
  }
  _performExponentialBackoff(retryNumber) {
    return __awaiter(this, void 0, void 0, function* () {
      retryNumber = Math.min(ExponentialBackoffCeiling, retryNumber);
      const ms = ExponentialBackoffTimeSlice * Math.pow(2, retryNumber);
      return new Promise((resolve) => setTimeout(() => resolve(), ms));
    });
  }
  _processResponse(res, options) {
    return __awaiter(this, void 0, void 0, function* () {
      return new Promise((resolve, reject) => __awaiter(this, void 0, void 0, function* () {
        const statusCode = res.message.statusCode || 0;
        const response = {
          statusCode,
          result: null,
          headers: {}
        };
        if (statusCode === HttpCodes.NotFound) {
          resolve(response);
        }
        function dateTimeDeserializer(key, value) {
          if (typeof value === "string") {
            const a = new Date(value);
            if (!isNaN(a.valueOf())) {
              return a;
            }
          }
          return value;
        }
        let obj;
        let contents;
        try {
          contents = yield res.readBody();
          if (contents && contents.length > 0) {
            if (options && options.deserializeDates) {
              obj = JSON.parse(contents, dateTimeDeserializer);
            } else {
              obj = JSON.parse(contents);
            }
            response.result = obj;
          }
          response.headers = res.message.headers;
        } catch (err) {
        }
        if (statusCode > 299) {
          let msg;
          if (obj && obj.message) {
            msg = obj.message;
          } else if (contents && contents.length > 0) {
            msg = contents;
          } else {
            msg = `Failed request: (${statusCode})`;
          }
          const err = new HttpClientError(msg, statusCode);
          err.result = response.result;
          reject(err);
        } else {
          resolve(response);
        }
      }));
    });
  }
};
var lowercaseKeys = (obj) => Object.keys(obj).reduce((c, k) => (c[k.toLowerCase()] = obj[k], c), {});

// node_modules/@actions/core/lib/summary.js
var __awaiter2 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve) {
      resolve(value);
    });
  }
  return new (P || (P = Promise))(function(resolve, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var { access, appendFile, writeFile } = $promises;
var SUMMARY_ENV_VAR = "GITHUB_STEP_SUMMARY";
var Summary = class {
  constructor() {
    this._buffer = "";
  }
  /**
   * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
   * Also checks r/w permissions.
   *
   * @returns step summary file path
   */
  filePath() {
    return __awaiter2(this, void 0, void 0, function* () {
      if (this._filePath) {
        return this._filePath;
      }
      const pathFromEnv = process.env[SUMMARY_ENV_VAR];
      if (!pathFromEnv) {
        throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
      }
      try {
        yield access(pathFromEnv, $constants.R_OK | $constants.W_OK);
      } catch (_a2) {
        throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
      }
      this._filePath = pathFromEnv;
      return this._filePath;
    });
  }
  /**
   * Wraps content in an HTML tag, adding any HTML attributes
   *
   * @param {string} tag HTML tag to wrap
   * @param {string | null} content content within the tag
   * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
   *
   * @returns {string} content wrapped in HTML element
   */
  wrap(tag, content, attrs = {}) {
    const htmlAttrs = Object.entries(attrs).map(([key, value]) => ` ${key}="${value}"`).join("");
    if (!content) {
      return `<${tag}${htmlAttrs}>`;
    }
    return `<${tag}${htmlAttrs}>${content}</${tag}>`;
  }
  /**
   * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
   *
   * @param {SummaryWriteOptions} [options] (optional) options for write operation
   *
   * @returns {Promise<Summary>} summary instance
   */
  write(options) {
    return __awaiter2(this, void 0, void 0, function* () {
      const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
      const filePath = yield this.filePath();
      const writeFunc = overwrite ? writeFile : appendFile;
      yield writeFunc(filePath, this._buffer, { encoding: "utf8" });
      return this.emptyBuffer();
    });
  }
  /**
   * Clears the summary buffer and wipes the summary file
   *
   * @returns {Summary} summary instance
   */
  clear() {
    return __awaiter2(this, void 0, void 0, function* () {
      return this.emptyBuffer().write({ overwrite: true });
    });
  }
  /**
   * Returns the current summary buffer as a string
   *
   * @returns {string} string of summary buffer
   */
  stringify() {
    return this._buffer;
  }
  /**
   * If the summary buffer is empty
   *
   * @returns {boolen} true if the buffer is empty
   */
  isEmptyBuffer() {
    return this._buffer.length === 0;
  }
  /**
   * Resets the summary buffer without writing to summary file
   *
   * @returns {Summary} summary instance
   */
  emptyBuffer() {
    this._buffer = "";
    return this;
  }
  /**
   * Adds raw text to the summary buffer
   *
   * @param {string} text content to add
   * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
   *
   * @returns {Summary} summary instance
   */
  addRaw(text2, addEOL = false) {
    this._buffer += text2;
    return addEOL ? this.addEOL() : this;
  }
  /**
   * Adds the operating system-specific end-of-line marker to the buffer
   *
   * @returns {Summary} summary instance
   */
  addEOL() {
    return this.addRaw($EOL);
  }
  /**
   * Adds an HTML codeblock to the summary buffer
   *
   * @param {string} code content to render within fenced code block
   * @param {string} lang (optional) language to syntax highlight code
   *
   * @returns {Summary} summary instance
   */
  addCodeBlock(code, lang) {
    const attrs = Object.assign({}, lang && { lang });
    const element = this.wrap("pre", this.wrap("code", code), attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML list to the summary buffer
   *
   * @param {string[]} items list of items to render
   * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
   *
   * @returns {Summary} summary instance
   */
  addList(items, ordered = false) {
    const tag = ordered ? "ol" : "ul";
    const listItems = items.map((item) => this.wrap("li", item)).join("");
    const element = this.wrap(tag, listItems);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML table to the summary buffer
   *
   * @param {SummaryTableCell[]} rows table rows
   *
   * @returns {Summary} summary instance
   */
  addTable(rows) {
    const tableBody = rows.map((row) => {
      const cells = row.map((cell) => {
        if (typeof cell === "string") {
          return this.wrap("td", cell);
        }
        const { header, data, colspan, rowspan } = cell;
        const tag = header ? "th" : "td";
        const attrs = Object.assign(Object.assign({}, colspan && { colspan }), rowspan && { rowspan });
        return this.wrap(tag, data, attrs);
      }).join("");
      return this.wrap("tr", cells);
    }).join("");
    const element = this.wrap("table", tableBody);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds a collapsable HTML details element to the summary buffer
   *
   * @param {string} label text for the closed state
   * @param {string} content collapsable content
   *
   * @returns {Summary} summary instance
   */
  addDetails(label, content) {
    const element = this.wrap("details", this.wrap("summary", label) + content);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML image tag to the summary buffer
   *
   * @param {string} src path to the image you to embed
   * @param {string} alt text description of the image
   * @param {SummaryImageOptions} options (optional) addition image attributes
   *
   * @returns {Summary} summary instance
   */
  addImage(src, alt, options) {
    const { width, height } = options || {};
    const attrs = Object.assign(Object.assign({}, width && { width }), height && { height });
    const element = this.wrap("img", null, Object.assign({ src, alt }, attrs));
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML section heading element
   *
   * @param {string} text heading text
   * @param {number | string} [level=1] (optional) the heading level, default: 1
   *
   * @returns {Summary} summary instance
   */
  addHeading(text2, level) {
    const tag = `h${level}`;
    const allowedTag = ["h1", "h2", "h3", "h4", "h5", "h6"].includes(tag) ? tag : "h1";
    const element = this.wrap(allowedTag, text2);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML thematic break (<hr>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addSeparator() {
    const element = this.wrap("hr", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML line break (<br>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addBreak() {
    const element = this.wrap("br", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML blockquote to the summary buffer
   *
   * @param {string} text quote text
   * @param {string} cite (optional) citation url
   *
   * @returns {Summary} summary instance
   */
  addQuote(text2, cite) {
    const attrs = Object.assign({}, cite && { cite });
    const element = this.wrap("blockquote", text2, attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML anchor tag to the summary buffer
   *
   * @param {string} text link text/content
   * @param {string} href hyperlink
   *
   * @returns {Summary} summary instance
   */
  addLink(text2, href) {
    const element = this.wrap("a", text2, { href });
    return this.addRaw(element).addEOL();
  }
};
var _summary = new Summary();
var summary = _summary;

// node_modules/@actions/io/lib/io-util.js
var { chmod, copyFile, lstat, mkdir, open, readdir, rename, rm, rmdir, stat, symlink, unlink } = $promises;
var IS_WINDOWS = process.platform === "win32";
var READONLY = $constants.O_RDONLY;

// node_modules/@actions/exec/lib/toolrunner.js
var IS_WINDOWS2 = process.platform === "win32";

// node_modules/@actions/core/lib/platform.js
var platform = os_default.platform();
var arch = os_default.arch();

// node_modules/@actions/core/lib/core.js
var ExitCode;
(function(ExitCode2) {
  ExitCode2[ExitCode2["Success"] = 0] = "Success";
  ExitCode2[ExitCode2["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function setSecret(secret) {
  issueCommand("add-mask", {}, secret);
}
function setOutput(name, value) {
  const filePath = process.env["GITHUB_OUTPUT"] || "";
  if (filePath) {
    return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
  }
  process.stdout.write($EOL);
  issueCommand("set-output", { name }, toCommandValue(value));
}
function debug(message) {
  issueCommand("debug", {}, message);
}
function error(message, properties = {}) {
  issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function warning(message, properties = {}) {
  issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function notice(message, properties = {}) {
  issueCommand("notice", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info(message) {
  process.stdout.write(message + $EOL);
}
function startGroup(name) {
  issue("group", name);
}
function endGroup() {
  issue("endgroup");
}
function saveState(name, value) {
  const filePath = process.env["GITHUB_STATE"] || "";
  if (filePath) {
    return issueFileCommand("STATE", prepareKeyValueMessage(name, value));
  }
  issueCommand("save-state", { name }, toCommandValue(value));
}
function getState(name) {
  return process.env[`STATE_${name}`] || "";
}

// shared/errors/catalogue-gitlab.ts
var GITLAB_ERRORS = {
  // GitLab: triggering a pipeline
  GITLAB_PARAMETER_MISSING: {
    means: "GitLab says that `token` or `ref` did not arrive.",
    hint: "Something between here and GitLab (a proxy, a gateway) drops request bodies, or `host` is not a GitLab server: check both.",
    exitCode: 2
  },
  GITLAB_REF_EMPTY: {
    means: "GitLab received an empty ref.",
    hint: "Set `ref` to the branch or tag the pipeline shall run on.",
    exitCode: 2
  },
  GITLAB_VARIABLES_INVALID: {
    means: "GitLab did not accept `variables` as a map.",
    hint: "Give `variables` as a map of names to strings.",
    exitCode: 2
  },
  GITLAB_VARIABLES_NOT_STRINGS: {
    means: "A pipeline variable has a value that is not a string.",
    hint: "Quote numbers and booleans in `variables`; use `inputs` for typed values.",
    exitCode: 2
  },
  GITLAB_PIPELINE_HOOK_REFUSED: {
    means: "GitLab refused the trigger because the request carried `X-Gitlab-Event: Pipeline Hook`.",
    hint: "GitLab blocks pipelines that trigger themselves through a pipeline webhook. Do not forward the webhook's headers, and subscribe to push or tag events instead.",
    exitCode: 3
  },
  GITLAB_TRIGGER_NOT_FOUND: {
    means: "GitLab answered 404 to a trigger call. It does so for a project that does not exist, for a token that is not a trigger token of this project, and for a job token that may not see the project, so as not to reveal which.",
    hint: "Tell the three causes apart: (1) open the project's page: no such page for a member means that id or path is wrong; (2) compare the token with Settings > CI/CD > Pipeline trigger tokens of this very project: a personal, project or group access token never works here; (3) with a job token, check that the target lists the calling project under Settings > CI/CD > Job token permissions and that the job's user is a member of the target.",
    exitCode: 3
  },
  GITLAB_PROJECT_NOT_FOUND: {
    means: "The project does not exist, or the credential may not know that it does.",
    hint: "Check the project's id or full path (group/subgroup/name, without the host), and that the token's owner is a member.",
    exitCode: 3
  },
  GITLAB_TRIGGER_TOKEN_UNKNOWN: {
    means: "The project exists, but the token is not one of its pipeline trigger tokens.",
    hint: "Create one under Settings > CI/CD > Pipeline trigger tokens of the target project. A personal, project or group access token does not work as a trigger token, nor does one of another project.",
    exitCode: 3
  },
  GITLAB_JOB_TOKEN_NOT_ALLOWED: {
    means: "The job token is valid, but the target project does not let it in.",
    hint: "In the target project, add the calling project under Settings > CI/CD > Job token permissions, and make the user who started the job a member of the target.",
    exitCode: 3
  },
  GITLAB_JOB_NOT_RUNNING: {
    means: "The job whose token was used is no longer running, so its token no longer works.",
    hint: "Trigger and wait inside the job itself: a job token ends with its job.",
    exitCode: 3
  },
  GITLAB_JOB_ERASED: {
    means: "The job whose token was used has been erased.",
    hint: "Run the job again; its new run gets a new token.",
    exitCode: 3
  },
  GITLAB_JOB_PROJECT_DELETED: {
    means: "The project of the job whose token was used has been deleted.",
    hint: "Use a token of a project that exists.",
    exitCode: 3
  },
  GITLAB_JOB_TOKEN_EXPIRED: {
    means: "The job token has expired.",
    hint: "Run the job again; raise the job's timeout when it legitimately takes longer.",
    exitCode: 3
  },
  GITLAB_REF_NOT_FOUND: {
    means: "The target project has no such branch or tag.",
    hint: "Check `ref`: it takes the name of a branch or tag of the target project, never a commit. A mirror may need a moment until a new ref arrives.",
    exitCode: 2
  },
  GITLAB_FILTERED_BY_WORKFLOW_RULES: {
    means: "The target's `workflow: rules` exclude this pipeline.",
    hint: 'Allow the source in the target\'s `workflow: rules`: a trigger token gives `$CI_PIPELINE_SOURCE == "trigger"`, a job token gives `"pipeline"`.',
    exitCode: 2
  },
  GITLAB_NO_JOBS: {
    means: "The target's configuration adds no job to this pipeline.",
    hint: 'Look at the `rules` of the target\'s jobs: a trigger token gives `$CI_PIPELINE_SOURCE == "trigger"`, a job token gives `"pipeline"`.',
    exitCode: 2
  },
  GITLAB_NO_CI_FILE: {
    means: "The ref has no CI configuration file.",
    hint: "Add .gitlab-ci.yml on that ref, or check the project's CI/CD configuration path.",
    exitCode: 2
  },
  GITLAB_VARIABLES_FORBIDDEN: {
    means: "The token's owner may not set pipeline variables in the target project.",
    hint: "Lower `Minimum role to use pipeline variables` in the target's CI/CD settings, give the owner that role, or pass typed `inputs` instead, which this setting does not restrict. GitLab counts its own TRIGGER_PAYLOAD in some versions, so this can happen with no variable at all.",
    exitCode: 3
  },
  GITLAB_PIPELINE_FORBIDDEN: {
    means: "The token's owner may not create pipelines in the target project.",
    hint: "Give the owner of the trigger token, or the user of the job, at least the Developer role in the target project.",
    exitCode: 3
  },
  GITLAB_REF_PROTECTED: {
    means: "The token's owner may not run pipelines on this protected branch or tag.",
    hint: "Let the owner merge or push to the protected ref, or use another ref.",
    exitCode: 3
  },
  GITLAB_PIPELINES_DISABLED: {
    means: "CI/CD is switched off in the target project.",
    hint: "Enable CI/CD under Settings > General > Visibility, project features, permissions.",
    exitCode: 2
  },
  GITLAB_CREATION_RATE_LIMIT: {
    means: "GitLab's limit on pipeline creations is reached.",
    hint: "Wait a minute, spread the triggers out, or have an administrator raise the pipeline creation limit.",
    exitCode: 4
  },
  GITLAB_VARIABLE_DUPLICATE: {
    means: "A pipeline variable was given twice; GitLab stored a failed pipeline.",
    hint: "Give each variable once. TRIGGER_PAYLOAD is always set by GitLab and cannot be given.",
    exitCode: 2
  },
  GITLAB_PIPELINE_INVALID: {
    means: "GitLab stored the pipeline as failed at once, mostly because its configuration is invalid.",
    hint: "Open the target's CI/CD > Editor on this ref and read its validation message.",
    exitCode: 2
  },
  GITLAB_INPUTS_REFUSED: {
    means: "GitLab refused the pipeline inputs.",
    hint: "Compare `inputs` with `spec: inputs` of the target's CI file: names, types and allowed options must match.",
    exitCode: 2
  },
  GITLAB_PIPELINE_REFUSED: {
    means: "GitLab refused to create the pipeline for a reason this version of Sluice does not know.",
    hint: "Read GitLab's own words in the message.",
    exitCode: 2
  },
  TRIGGER_AMBIGUOUS: {
    means: "The trigger was sent, but what came back does not tell whether GitLab created the pipeline.",
    hint: "Look at the target's pipeline list for one started at this time before triggering again: a second call would start a second pipeline.",
    exitCode: 4
  },
  // GitLab: any request
  GITLAB_TOKEN_REJECTED: {
    means: "GitLab answered 401: the token is wrong, revoked, expired, or not taken on this route.",
    hint: "Check the token's value, its expiry, and that it is of the kind the message names.",
    exitCode: 3
  },
  GITLAB_FORBIDDEN: {
    means: "GitLab answered 403: the credential is known but may not do this.",
    hint: "Give the token's owner the role, or the token the scope, that the message names (read_api to read, api to change).",
    exitCode: 3
  },
  GITLAB_POLICY_REFUSED: {
    means: "The target's fine-grained job token permissions do not include what is needed.",
    hint: "In the target project, under Settings > CI/CD > Job token permissions, grant the calling project the permission named in the message.",
    exitCode: 3
  },
  GITLAB_NOT_FOUND: {
    means: "GitLab answered 404: the thing does not exist, or the credential may not know that it does.",
    hint: "Check the id or name in the message and that the token may read the project.",
    exitCode: 3
  },
  GITLAB_STORAGE_REFUSED: {
    means: "The storage or CDN that GitLab redirected a download to refused it.",
    hint: "Run the step again: GitLab signs a new address each time. When it persists, have the administrator check GitLab's object storage: its clock, its keys, and whether the file is still there.",
    exitCode: 4
  },
  GITLAB_RATE_LIMITED: {
    means: "GitLab answered 429: too many requests.",
    hint: "Wait as long as the message says, poll less often, or raise the limit on a self-managed GitLab.",
    exitCode: 4
  },
  GITLAB_REQUEST_REFUSED: {
    means: "GitLab refused the request with a status this version has no better explanation for.",
    hint: "Read GitLab's own words in the message.",
    exitCode: 4
  },
  GITLAB_SERVER_ERROR: {
    means: "GitLab, or a proxy before it, answered with a server error.",
    hint: "Look at the GitLab server's status page or logs, then run the step again.",
    exitCode: 4
  },
  GITLAB_UNREACHABLE: {
    means: "No connection to GitLab could be made, so nothing was sent.",
    hint: "Check `host`, DNS, firewall, and HTTPS_PROXY/NO_PROXY on this machine.",
    exitCode: 4
  },
  GITLAB_TLS_FAILED: {
    means: "The TLS handshake with GitLab failed, so nothing was sent.",
    hint: "For a private certificate authority set `ca-file` (or NODE_EXTRA_CA_CERTS) to its PEM file; check this machine's clock and the certificate's host name.",
    exitCode: 4
  },
  GITLAB_CONNECTION_LOST: {
    means: "The connection broke after the request was sent and before the answer was complete.",
    hint: "Run the step again; when it happens often, look for a proxy with a short timeout.",
    exitCode: 4
  },
  GITLAB_DEADLINE: {
    means: "GitLab did not answer in time.",
    hint: "Run the step again; when GitLab is slow in general, look at its load.",
    exitCode: 4
  },
  GITLAB_ANSWER_TOO_LARGE: {
    means: "GitLab's answer is larger than Sluice reads into memory.",
    hint: "Check that `host` names a GitLab server and not something else.",
    exitCode: 4
  },
  GITLAB_ANSWER_UNREADABLE: {
    means: "GitLab's answer is not what its API promises (no JSON, or a field is missing).",
    hint: "Check that `host` names the GitLab server itself: a login page or a proxy's page answers like this.",
    exitCode: 4
  },
  GITLAB_REDIRECT_REFUSED: {
    means: "GitLab answered with a redirect that Sluice does not follow (too many, not HTTP, or of a request that changes something).",
    hint: "Set `host` to the address the server really answers at, with https:// where it redirects to it.",
    exitCode: 4
  }
};

// shared/errors/catalogue-relay.ts
var RELAY_ERRORS = {
  // Relay: webhooks
  WEBHOOK_UNKNOWN_SOURCE: {
    means: "The request's path names no source of the configuration.",
    hint: "Set the webhook's URL to /hooks/ followed by the name of a source in relay.yml.",
    exitCode: 4,
    httpStatus: 404
  },
  WEBHOOK_UNAUTHENTICATED: {
    means: "The request's signature or token is missing, malformed or wrong.",
    hint: "Set the same secret at the forge's webhook and in the source's `secrets`; check the clocks when the signature has a timestamp.",
    exitCode: 3,
    httpStatus: 401
  },
  WEBHOOK_TOO_LARGE: {
    means: "The request's body is larger than the source accepts.",
    hint: "Raise the source's `max-body` if such events are wanted; forges send up to 25 MB.",
    exitCode: 4,
    httpStatus: 413
  },
  WEBHOOK_UNSUPPORTED_MEDIA: {
    means: "The request's content type or encoding is not one this source sends.",
    hint: "Set the webhook's content type to application/json; compressed bodies are not accepted.",
    exitCode: 4,
    httpStatus: 415
  },
  WEBHOOK_UNPARSEABLE: {
    means: "The request is authentic, but its body is not the JSON or form it claims to be.",
    hint: "Redeliver it from the forge; check any proxy or template that rewrites bodies.",
    exitCode: 4,
    httpStatus: 400
  },
  WEBHOOK_INCOMPLETE: {
    means: "The request's body ended before its announced length.",
    hint: "Redeliver it from the forge; check any proxy between forge and relay.",
    exitCode: 4,
    httpStatus: 400
  },
  RELAY_OVERLOADED: {
    means: "The bodies being received right now already fill the memory the relay allows them.",
    hint: "Redeliver it from the forge; lower `max-body`, or look for who sends so much at once.",
    exitCode: 4,
    httpStatus: 503
  },
  // Relay: store and deliveries
  STORE_UNAVAILABLE: {
    means: "The store cannot take the event now (disk full, locked, closed). Nothing of it was stored.",
    hint: "Free disk space or repair the store; forges that do not retry need a redelivery.",
    exitCode: 4,
    httpStatus: 503
  },
  STORE_INVALID: {
    means: "The store file cannot be opened: not SQLite, damaged, or written by a newer version.",
    hint: "Restore it from a backup, or move it away and start with an empty store.",
    exitCode: 2
  },
  STORE_IN_USE: {
    means: "Another relay process is using this store.",
    hint: "Stop the other relay, or give this one a store of its own.",
    exitCode: 2
  },
  DELIVERY_ATTEMPTS_EXHAUSTED: {
    means: "Every attempt of a delivery failed with a passing fault.",
    hint: "Read the last attempt's answer; redeliver once GitLab is well again.",
    exitCode: 4
  },
  DELIVERY_INTERRUPTED: {
    means: "The relay ended before the request of this attempt left, so nothing was sent.",
    hint: "Nothing: the delivery goes again by itself.",
    exitCode: 4
  },
  DELIVERY_HELD: {
    means: "A trigger was sent but its answer never reached the disk, so the pipeline may or may not exist.",
    hint: "Look in GitLab for a pipeline with the variable SLUICE_DELIVERY of this delivery. If there is none, `sluice relay release` sends it again; if there is one, nothing is left to do.",
    exitCode: 4
  },
  DELIVERY_RENDER_FAILED: {
    means: "A template of the route could not be rendered for this change.",
    hint: "Correct the template in the route; `sluice relay check` finds most mistakes before they matter.",
    exitCode: 2
  },
  DELIVERY_ROUTE_GONE: {
    means: "A stored delivery belongs to a route the configuration no longer has. Nothing was sent for it.",
    hint: "Put a route of that name back and release the delivery, or leave it: it starts nothing by itself.",
    exitCode: 2
  },
  DELIVERY_NOT_RELEASABLE: {
    means: "Only held and dead deliveries can be released, and this one is neither.",
    hint: "Look it up with `sluice relay deliveries`: what is pending or dispatching goes by itself, what is delivered has its pipeline.",
    exitCode: 2
  },
  LISTEN_FAILED: {
    means: "The relay cannot listen on its address.",
    hint: "Choose a free port in `listen`, or stop what holds it.",
    exitCode: 2
  }
};

// shared/errors/catalogue-step.ts
var STEP_ERRORS = {
  // Inputs and configuration
  INPUT_INVALID: {
    means: "One or more inputs are missing, malformed or contradict each other.",
    hint: "Correct each input named in the message; docs/reference/inputs.md lists what every input takes.",
    exitCode: 2
  },
  USAGE: {
    means: "The command line has an unknown command or option, or an argument is missing.",
    hint: "Run the command with --help to see its options and examples.",
    exitCode: 2
  },
  FILE_UNREADABLE: {
    means: "A file named on the command line or in the configuration cannot be read.",
    hint: "Check the path and that this user may read the file.",
    exitCode: 2
  },
  CA_FILE_INVALID: {
    means: "The file given as `ca-file` holds no certificate, or one that cannot be read.",
    hint: "Give a PEM file: one or more blocks that begin with -----BEGIN CERTIFICATE-----.",
    exitCode: 2
  },
  CONFIG_INVALID: {
    means: "The relay's configuration file has problems; all of them are listed with their lines.",
    hint: "Correct the lines listed; docs/reference/relay-config.md shows every key.",
    exitCode: 2
  },
  CONFIG_SECRET_MISSING: {
    means: "A secret named in the configuration is not set, is empty, or its file cannot be read.",
    hint: "Set the environment variable or create the file the message names, then start again.",
    exitCode: 2
  },
  // Waiting
  WATCH_FORBIDDEN: {
    means: "None of the credentials at hand may read the pipeline's status.",
    hint: "Add `access-token` (read_api) or correct the one refused, or let the job token read: on GitLab 18 and newer, grant the calling project read_jobs or read_pipelines under Job token permissions of the target. Or set `wait: false`.",
    exitCode: 3
  },
  WATCH_OUTAGE: {
    means: "GitLab could not be reached for longer than the wait tolerates; the pipeline may still be running.",
    hint: "Open the pipeline's URL to see how it stands.",
    exitCode: 4
  },
  // Artifacts
  ARTIFACTS_MISSING: {
    means: "No job of the pipeline has an artifact that was asked for.",
    hint: "Compare `artifacts` with the job names and their `artifacts: paths`; expired artifacts and report-only jobs have no archive.",
    exitCode: 7
  },
  ARTIFACTS_GONE: {
    means: "A job is listed with an archive, and GitLab answers 404 to its download.",
    hint: "The archive has expired or was deleted since the job ended: raise `artifacts: expire_in` in that job, or run it again.",
    exitCode: 7
  },
  ARTIFACTS_TRUNCATED: {
    means: "The archive ended early, or has another length than announced.",
    hint: "Run the step again; when it persists, look for a proxy that cuts large answers.",
    exitCode: 7
  },
  ARTIFACTS_DOWNLOAD_FAILED: {
    means: "The archive could not be downloaded.",
    hint: "Read the cause in the message; run the step again when it is a passing fault.",
    exitCode: 7
  },
  ARTIFACTS_NOT_A_ZIP: {
    means: "What came instead of the archive is not a zip file.",
    hint: "Check that `host` names the GitLab server itself: a login page or a proxy's page answers like this.",
    exitCode: 7
  },
  ARTIFACTS_CORRUPT: {
    means: "An entry's size or CRC differs from what the archive says.",
    hint: "Run the step again; when it persists, the archive is damaged on the server: run the job again.",
    exitCode: 7
  },
  ARTIFACTS_ENCRYPTED: {
    means: "The archive has encrypted entries, which GitLab runners never write.",
    hint: "Find out what wrote this archive; nothing of it was extracted.",
    exitCode: 7
  },
  ARTIFACTS_UNSUPPORTED: {
    means: "An entry uses a compression method Sluice does not know.",
    hint: "Have the job pack that file itself, or download the archive by hand; nothing of it was extracted.",
    exitCode: 7
  },
  ARTIFACTS_UNSAFE_PATH: {
    means: "An entry's name leads out of the target folder (.., absolute, drive letter, NUL, reserved name).",
    hint: "Treat the archive as hostile: find out what wrote it. Nothing of it was extracted.",
    exitCode: 7
  },
  ARTIFACTS_UNSAFE_LINK: {
    means: "An entry is a symbolic link that leads out of the target folder, or a later entry would be written through a link.",
    hint: "Have the job publish the file itself in place of the link. Nothing of the archive was extracted.",
    exitCode: 7
  },
  ARTIFACTS_UNSAFE_TYPE: {
    means: "An entry is neither a file, a folder nor a symbolic link (a device, a pipe, a socket).",
    hint: "Treat the archive as hostile: find out what wrote it. Nothing of it was extracted.",
    exitCode: 7
  },
  ARTIFACTS_NAME_COLLISION: {
    means: "Two entries would land on the same path, or on paths that differ only in case or Unicode form.",
    hint: "Rename one of the files in the job. Nothing of the archive was extracted.",
    exitCode: 7
  },
  ARTIFACTS_TOO_MANY_ENTRIES: {
    means: "The archive has more entries than Sluice accepts.",
    hint: "Publish fewer files, or pack them into one. Nothing of the archive was extracted.",
    exitCode: 7
  },
  ARTIFACTS_TOO_LARGE: {
    means: "The archive, or what it unpacks to, is larger than Sluice accepts.",
    hint: "Publish less, or select fewer files. Nothing of the archive was extracted.",
    exitCode: 7
  },
  ARTIFACTS_BOMB: {
    means: "The archive unpacks to an implausible multiple of its size, or its entries overlap: a zip bomb.",
    hint: "Treat the archive as hostile: find out what wrote it. Nothing of it was extracted.",
    exitCode: 7
  },
  ARTIFACTS_TARGET_OCCUPIED: {
    means: "The folder for the artifacts exists and has other content than an earlier run of Sluice.",
    hint: "Empty the folder, or name another one in `artifacts-path`.",
    exitCode: 7
  },
  ARTIFACTS_WRITE_FAILED: {
    means: "A file or folder could not be written, moved or read (disk full, no permission, name too long).",
    hint: "Free disk space, or point `artifacts-path` at a folder this user may write to.",
    exitCode: 7
  },
  // Everything else
  UNSUPPORTED_NODE: {
    means: "This Node.js is too old for the command.",
    hint: "Install Node.js 20.16 or newer; the relay needs 22.13 or newer.",
    exitCode: 2
  },
  RELAY_MISSING: {
    means: "This copy of the command line comes without the relay.",
    hint: "Run it from a clone of the project, or copy dist/relay.js into the folder of cli.js.",
    exitCode: 2
  },
  INTERNAL: {
    means: "Sluice met a state it should never be in: a defect of ours.",
    hint: "Run again with --verbose and report the output, please.",
    exitCode: 4
  }
};

// shared/errors/catalogue.ts
var ENTRIES = { ...STEP_ERRORS, ...GITLAB_ERRORS, ...RELAY_ERRORS };
var CATALOGUE = ENTRIES;

// shared/errors/coded-error.ts
var CodedError = class extends Error {
  name = "CodedError";
  code;
  hint;
  status;
  retryAfterMs;
  constructor(code, message, details = {}) {
    super(message, details.cause === void 0 ? void 0 : { cause: details.cause });
    this.code = code;
    this.hint = details.hint ?? CATALOGUE[code].hint;
    this.status = details.status;
    this.retryAfterMs = details.retryAfterMs;
  }
  /** The exit code of a command that ends with this error. */
  get exitCode() {
    return CATALOGUE[this.code].exitCode;
  }
};
function isCoded(error2, ...codes) {
  return error2 instanceof CodedError && (codes.length === 0 || codes.includes(error2.code));
}

// shared/retry/policy.ts
var READ_RETRY = { maxAttempts: 4, baseMs: 1e3, maxMs: 8e3, maxRetryAfterMs: 12e4 };
function nextDelayMs(policy, attempt, random, retryAfterMs) {
  if (attempt >= policy.maxAttempts) return "stop";
  const step = Math.min(policy.maxMs, policy.baseMs * 2 ** (attempt - 1));
  const jittered = Math.round(step / 2 + step / 2 * random);
  if (retryAfterMs === void 0) return jittered;
  return retryAfterMs > policy.maxRetryAfterMs ? "stop" : retryAfterMs + Math.round(step / 2 * random);
}

// shared/retry/retry.ts
async function retry(deps, rules, work, signal) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work(attempt);
    } catch (error2) {
      signal?.throwIfAborted();
      if (!rules.retryable(error2)) throw error2;
      const retryAfterMs = isCoded(error2) ? error2.retryAfterMs : void 0;
      const pauseMs = nextDelayMs(rules.policy, attempt, deps.random(), retryAfterMs);
      if (pauseMs === "stop") throw error2;
      rules.onPause?.(error2, attempt, pauseMs);
      await deps.clock.sleep(pauseMs, signal);
    }
  }
}

// shared/text/redact.ts
var HIDDEN = "***";
var TOKEN_SHAPES = /\b(?:gl(?:pat|ptt|cbt|rt|dt|soat|agent|ft|imt)-|gh[pousr]_|github_pat_)[\w.-]{8,}/g;
var QUERY_TOKEN = /([?&](?:token|private_token|job_token|access_token|secret)=)[^&#\s"']+/gi;
var URL_PASSWORD = /(\b[a-z][a-z\d+.-]*:\/\/[^/\s:@"]*:)[^/\s@"]+@/gi;
var SHORTEST_LITERAL = 4;
function redactor(secrets) {
  const spellings = /* @__PURE__ */ new Set();
  for (const secret of secrets) {
    const value = secret.reveal();
    if (value.length < SHORTEST_LITERAL) continue;
    for (const spelling of [value, encodeURIComponent(value.toWellFormed()), JSON.stringify(value).slice(1, -1)])
      spellings.add(spelling);
  }
  const longestFirst = [...spellings].sort((a, b) => b.length - a.length);
  return (text2) => {
    let out = text2;
    for (const spelling of longestFirst) out = out.replaceAll(spelling, HIDDEN);
    return out.replaceAll(TOKEN_SHAPES, HIDDEN).replaceAll(QUERY_TOKEN, `$1${HIDDEN}`).replaceAll(URL_PASSWORD, `$1${HIDDEN}@`);
  };
}

// shared/text/printable.ts
var UNPRINTABLE = (
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}\p{Cs}]|\\(?=u\{)/gu
);
function printable(text2, maxLength = 300) {
  return cut(text2.replaceAll(UNPRINTABLE, escaped), maxLength);
}
function printableWhole(text2, maxLength = 300) {
  return cut(
    text2.replaceAll(UNPRINTABLE, (char) => char === "\\" ? char : escaped(char)),
    maxLength
  );
}
function escaped(char) {
  return `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`;
}
function cut(text2, maxLength) {
  return text2.length <= maxLength ? text2 : `${text2.slice(0, maxLength - 1).replace(/[\ud800-\udbff]$/, "")}\u2026`;
}

// shared/gitlab/answer-words.ts
var MOST_LINES = 20;
var MOST_CHARS = 500;
function wordsOf(body, redact) {
  const text2 = Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, 1e5)).toString("utf8").trim();
  if (text2 === "") return { lines: [], text: "", form: "empty" };
  const json = parseJson(text2);
  if (json !== void 0) return told(sentences(json, ""), "json", redact);
  if (/^<[!?a-z]/i.test(text2)) {
    const title = /<title[^>]*>([^<]{1,200})</i.exec(text2)?.[1];
    return told([title === void 0 ? "an HTML or XML page" : `a page titled "${title.trim()}"`], "html", redact);
  }
  return told([text2], "text", redact);
}
function told(lines, form, redact) {
  const clean = lines.slice(0, MOST_LINES).map((line) => printable(redact(line).replaceAll(/\s+/g, " ").trim(), MOST_CHARS));
  const all = clean.join("; ");
  return { lines: clean, text: all.length <= MOST_CHARS ? all : `${all.slice(0, MOST_CHARS - 1)}\u2026`, form };
}
function parseJson(text2) {
  if (!text2.startsWith("{") && !text2.startsWith("[")) return void 0;
  try {
    const value = JSON.parse(text2);
    return typeof value === "object" && value !== null ? value : void 0;
  } catch {
    return void 0;
  }
}
function sentences(value, field, depth = 0) {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return [field === "" ? String(value) : `${field}: ${value}`];
  if (typeof value !== "object" || value === null || depth > 4) return [];
  if (Array.isArray(value))
    return value.slice(0, MOST_LINES).flatMap((one) => sentences(one, field, depth + 1));
  const entries = Object.entries(value).slice(0, MOST_LINES);
  const known = entries.filter(([name]) => depth === 0 && WRAPPERS.has(name));
  return (known.length > 0 ? known : entries).flatMap(
    ([name, inner]) => sentences(inner, WRAPPERS.has(name) ? field : name, depth + 1)
  );
}
var WRAPPERS = /* @__PURE__ */ new Set(["message", "error", "error_description", "base"]);

// shared/retry/retry-after.ts
function parseRetryAfterMs(header, now) {
  const text2 = header?.trim() ?? "";
  if (/^\d{1,9}(\.\d+)?$/.test(text2)) return Math.ceil(Number(text2) * 1e3);
  if (!/^[A-Za-z]{3,9},? /.test(text2)) return void 0;
  const at = Date.parse(text2);
  return Number.isNaN(at) ? void 0 : Math.max(0, at - now.getTime());
}

// shared/gitlab/asked-pause.ts
function askedPauseMs(status2, headers, now) {
  if (status2 !== 429 && status2 < 500) return void 0;
  const asked = parseRetryAfterMs(headers["retry-after"], now);
  if (asked !== void 0 || status2 !== 429) return asked;
  const reset = headers["ratelimit-reset"];
  if (typeof reset !== "string" || !/^\d{9,11}$/.test(reset)) return void 0;
  return Math.max(0, Number(reset) * 1e3 - now.getTime());
}

// shared/gitlab/auth.ts
var ANONYMOUS = { kind: "anonymous" };
function credentialHeaders(credential) {
  if (credential.kind === "anonymous") return {};
  const value = credential.token.reveal();
  if (!/^[\x21-\x7e]+$/.test(value))
    throw new CodedError(
      "INPUT_INVALID",
      `The ${credential.kind.replace("-", " ")} is empty or holds a space, a line break or another character that no token has.`
    );
  return credential.kind === "job-token" ? { "JOB-TOKEN": value } : { "PRIVATE-TOKEN": value };
}
function secretsOf(credential) {
  return credential.kind === "anonymous" ? [] : [credential.token];
}
function credentialName(credential) {
  return credential.kind === "anonymous" ? "without a token" : `with the ${credential.kind.replace("-", " ")}`;
}

// shared/gitlab/base-url.ts
function normalizeBaseUrl(text2) {
  const url = parse(text2.trim());
  if (url.username !== "" || url.password !== "")
    throw invalid("The address of the GitLab server holds a user name or password; give tokens by their own inputs.");
  if (url.protocol !== "https:" && url.protocol !== "http:")
    throw invalid(
      `The address of the GitLab server starts with ${quoted(url.protocol)}; it takes https:// or http://.`
    );
  if (url.search !== "" || url.hash !== "")
    throw invalid(`The address of the GitLab server, ${quoted(text2)}, has a query or a fragment, which no server has.`);
  const path = trimSlashes(trimSlashes(url.pathname).replace(/\/api\/v4$/, ""));
  return `${url.protocol}//${url.host}${path}`;
}
function parseAddress(text2) {
  if (text2 === "") return void 0;
  const whole = hasScheme(text2) ? text2 : `${LOOPBACK.test(text2) ? "http" : "https"}://${text2}`;
  return URL.parse(whole) ?? void 0;
}
function hasScheme(text2) {
  return /^[a-z][a-z\d+.-]*:\/\//i.test(text2);
}
function parse(text2) {
  const url = parseAddress(text2);
  if (url === void 0)
    throw invalid(
      text2.includes("@") ? "The address of the GitLab server is no URL." : `The address of the GitLab server, ${quoted(text2)}, is no URL; it looks like https://gitlab.example.com.`
    );
  return url;
}
var LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?(\/|$)/i;
function trimSlashes(path) {
  return path.replace(/\/+$/, "");
}
function quoted(text2) {
  return `"${printable(text2, 200)}"`;
}
function invalid(message) {
  return new CodedError("INPUT_INVALID", message, {
    hint: "Give the server's address as you open it in a browser, such as https://gitlab.example.com."
  });
}

// builtin:stream
var builtin4 = process.getBuiltinModule("node:stream");
var pick4 = (name) => builtin4[name];
var $Readable = /* @__PURE__ */ pick4("Readable");

// shared/gitlab/body.ts
var BodyTooLarge = class extends Error {
  name = "BodyTooLarge";
};
function readBody(message, maxBytes) {
  return new Promise((resolve, reject) => {
    const chunks = [];
    let sizeBytes = 0;
    message.on("data", (chunk) => {
      sizeBytes += chunk.length;
      if (sizeBytes <= maxBytes) return void chunks.push(chunk);
      reject(new BodyTooLarge());
      message.destroy();
    });
    message.once("error", reject);
    message.once("close", () => reject(new Error("the connection closed before the answer's end")));
    message.once("end", () => {
      if (message.complete)
        resolve(chunks.length === 1 && chunks[0] !== void 0 ? chunks[0] : Buffer.concat(chunks, sizeBytes));
      else reject(new Error("the answer ended early"));
    });
  });
}
async function readStart(body, maxBytes) {
  const chunks = [];
  let sizeBytes = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    sizeBytes += chunk.length;
    if (sizeBytes >= maxBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, maxBytes);
}
var BodyStream = class extends $Readable {
  #message;
  #rules;
  #stall;
  constructor(message, rules) {
    super({ highWaterMark: 256 * 1024 });
    this.#message = message;
    this.#rules = rules;
    this.on("error", () => {
    });
    message.pause();
    message.on("data", (chunk) => {
      if (this.push(chunk)) this.#stall?.refresh();
      else this.#rest();
    });
    message.once("end", () => {
      this.#rest();
      if (message.complete) this.push(null);
      else this.destroy(rules.failure(new Error("the answer ended early")));
    });
    message.once("error", (cause) => this.destroy(rules.failure(cause)));
    message.once("close", () => {
      if (!message.readableEnded)
        this.destroy(rules.failure(new Error("the connection closed before the answer's end")));
    });
  }
  _read() {
    this.#stall ??= setTimeout(() => this.destroy(this.#rules.failure(void 0)), this.#rules.stallMs);
    this.#message.resume();
  }
  _destroy(error2, done) {
    this.#rest();
    if (!this.#message.readableEnded) this.#message.destroy();
    done(error2);
  }
  #rest() {
    clearTimeout(this.#stall);
    this.#stall = void 0;
    this.#message.pause();
  }
};

// shared/gitlab/redirect.ts
var MAX_REDIRECTS = 5;
function judgeRedirect(redirect) {
  const { from, location, followed, reach } = redirect;
  if (location === void 0 || !URL.canParse(location, from.href))
    return { kind: "refuse", why: "without a usable Location" };
  const url = new URL(location, from);
  const sameOrigin = url.origin === from.origin;
  if (url.protocol !== "http:" && url.protocol !== "https:")
    return { kind: "refuse", why: `to a ${url.protocol} address` };
  if (url.username !== "" || url.password !== "") return { kind: "refuse", why: "to an address that holds a password" };
  if (redirect.method !== "GET")
    return sameOrigin ? {
      kind: "refuse",
      why: `of a ${redirect.method}`,
      hint: "Name the project by its present path or its id: it may have moved."
    } : { kind: "refuse", why: `of a ${redirect.method} to ${url.origin}`, hint: otherServer(url) };
  if (from.protocol === "https:" && url.protocol === "http:")
    return { kind: "refuse", why: `from https to plain http at ${url.host}` };
  if (!sameOrigin && reach === "same-origin")
    return { kind: "refuse", why: `to another server, ${url.origin}`, hint: otherServer(url) };
  if (followed >= MAX_REDIRECTS) return { kind: "refuse", why: `after ${followed} others` };
  url.hash = "";
  return { kind: "follow", url, keepCredential: redirect.keepCredential && sameOrigin };
}
function otherServer(url) {
  return `If GitLab really answers at ${url.origin}, set \`host\` to that address.`;
}

// shared/gitlab/follow.ts
var REDIRECTS = /* @__PURE__ */ new Set([301, 302, 303, 307, 308]);
async function follow(journey) {
  const { first, credential, reach, exchange, discard } = journey;
  let url = first.url;
  let keepCredential = true;
  for (let followed = 0; ; followed++) {
    const headers = keepCredential ? { ...first.headers, ...credential } : first.headers;
    const answer = await exchange({ ...first, url, headers });
    if (!REDIRECTS.has(answer.status)) return { answer, url };
    discard(answer.body);
    const verdict = judgeRedirect({
      from: url,
      location: answer.headers.location,
      method: first.method,
      followed,
      keepCredential,
      reach
    });
    if (verdict.kind === "refuse")
      throw new CodedError(
        "GITLAB_REDIRECT_REFUSED",
        `${url.origin} answered ${answer.status} to ${first.what}: a redirect ${verdict.why}, which is not followed.`,
        { status: answer.status, ...verdict.hint === void 0 ? {} : { hint: verdict.hint } }
      );
    ({ url, keepCredential } = verdict);
  }
}

// shared/gitlab/refusal.ts
function refusalOf(refusal) {
  const isStorage = refusal.elsewhere !== void 0 && refusal.status < 500 && refusal.status !== 429;
  return codedRefusal(isStorage ? "GITLAB_STORAGE_REFUSED" : codeOf(refusal), refusal);
}
function codedRefusal(code, refusal, hint) {
  const { status: status2, elsewhere, words, what, retryAfterMs } = refusal;
  const who = elsewhere === void 0 ? "GitLab" : `${elsewhere}, where GitLab redirects to,`;
  const said = words.text === "" ? "" : `: ${words.text}`;
  const details = {
    status: status2,
    ...retryAfterMs === void 0 ? {} : { retryAfterMs },
    ...hint === void 0 ? {} : { hint }
  };
  const pause = retryAfterMs === void 0 ? "" : ` It asks to wait ${Math.ceil(retryAfterMs / 1e3)} s.`;
  return new CodedError(code, `${who} answered ${status2} to ${what}${said.replace(/\.$/, "")}.${pause}`, details);
}
function jobTokenCode(words) {
  if (/job is not running|job has to be running/i.test(words.text)) return "GITLAB_JOB_NOT_RUNNING";
  if (/job has been erased/i.test(words.text)) return "GITLAB_JOB_ERASED";
  if (/project has been deleted/i.test(words.text)) return "GITLAB_JOB_PROJECT_DELETED";
  if (/job token has expired/i.test(words.text)) return "GITLAB_JOB_TOKEN_EXPIRED";
  return void 0;
}
function codeOf({ status: status2, words }) {
  if (status2 >= 500) return "GITLAB_SERVER_ERROR";
  if (status2 >= 300 && status2 < 400) return "GITLAB_REDIRECT_REFUSED";
  switch (status2) {
    case 401:
      return jobTokenCode(words) ?? "GITLAB_TOKEN_REJECTED";
    case 403:
      return isPolicyRefusal(words) ? "GITLAB_POLICY_REFUSED" : "GITLAB_FORBIDDEN";
    case 404:
      return "GITLAB_NOT_FOUND";
    case 429:
      return "GITLAB_RATE_LIMITED";
    default:
      return "GITLAB_REQUEST_REFUSED";
  }
}
function isPolicyRefusal(words) {
  return /token permissions? (is|are) required/i.test(words.text);
}

// shared/gitlab/transport.ts
var import_node_http = __toESM(require_http(), 1);
var import_node_https = __toESM(require_https(), 1);

// shared/gitlab/authorities.ts
var import_node_crypto = __toESM(require_crypto(), 1);
var import_node_tls = __toESM(require_tls2(), 1);
var CERTIFICATE = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;
function trustAlso(caFile) {
  return (0, import_node_tls.createSecureContext)({ ca: [...trustedByDefault(), ...readCertificates(caFile)] });
}
function trustedByDefault() {
  const certificates = import_node_tls.getCACertificates;
  return certificates?.("default") ?? import_node_tls.rootCertificates;
}
function readCertificates(path) {
  const found = readText(path).match(CERTIFICATE) ?? [];
  if (found.length === 0)
    throw new CodedError(
      "CA_FILE_INVALID",
      `The file ${printable(path)} given as \`ca-file\` holds no PEM certificate.`
    );
  return found.map((pem, index) => {
    try {
      return new import_node_crypto.X509Certificate(pem).toString();
    } catch (cause) {
      const which2 = `Certificate ${index + 1} of the file ${printable(path)} given as \`ca-file\``;
      throw new CodedError("CA_FILE_INVALID", `${which2} cannot be read.`, { cause });
    }
  });
}
function readText(path) {
  try {
    return $readFileSync(path, "utf8");
  } catch (cause) {
    throw new CodedError("FILE_UNREADABLE", `The file ${printable(path)} given as \`ca-file\` cannot be read.`, {
      cause
    });
  }
}

// shared/gitlab/sent-watch.ts
var SentWatch = class {
  #standing = /* @__PURE__ */ new WeakSet();
  /** Node's http or https module, with a `request` that notes the progress of what it starts. */
  watching(module, sending) {
    const request = (options, onAnswer) => {
      const started = module.request(options, onAnswer);
      started.once("socket", (socket) => this.#watch(socket, sending));
      return started;
    };
    return Object.assign(Object.create(module), { request });
  }
  #watch(socket, sending) {
    const stands = () => {
      this.#standing.add(socket);
      sending.leaves();
    };
    if (this.#standing.has(socket)) stands();
    else if ("encrypted" in socket) socket.once("secureConnect", stands);
    else if (socket.connecting) socket.once("connect", stands);
    else stands();
  }
};

// shared/errors/node-code.ts
function nodeCode(error2) {
  return error2 instanceof Error && "code" in error2 && typeof error2.code === "string" ? error2.code : void 0;
}

// shared/gitlab/transport-error.ts
var TLS_CODE = /^(ERR_TLS_|ERR_SSL_|ERR_OSSL_|EPROTO$|CERT_|CRL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED)/;
function transportError(interruption) {
  const { what, origin, sent, deadlineMs, cause } = interruption;
  if (!sent) {
    const code = nodeCode(cause) ?? "";
    if (TLS_CODE.test(code))
      return new CodedError(
        "GITLAB_TLS_FAILED",
        `TLS with ${origin} failed (${code}) before anything was sent, while ${what}.`,
        { cause, ...hintOf(speaksNoTls(cause) ? NO_TLS_HINT : TLS_HINTS[code]) }
      );
    const why = deadlineMs === void 0 ? reason(cause) : `no connection within ${deadlineMs / 1e3} s`;
    return new CodedError("GITLAB_UNREACHABLE", `${origin} could not be reached (${why}) while ${what}.`, {
      ...deadlineMs === void 0 ? { cause } : {},
      ...hintOf(
        isProxyRefusal(cause) ? "Check the proxy named by HTTPS_PROXY/HTTP_PROXY and its login, or list the host in NO_PROXY." : void 0
      )
    });
  }
  if (deadlineMs !== void 0)
    return new CodedError("GITLAB_DEADLINE", `${origin} did not answer within ${deadlineMs / 1e3} s while ${what}.`);
  return new CodedError(
    "GITLAB_CONNECTION_LOST",
    `The connection to ${origin} broke (${reason(cause)}) after the request was sent, while ${what}.`,
    { cause }
  );
}
var TLS_HINTS = {
  ERR_TLS_CERT_ALTNAME_INVALID: "The certificate is for another host name: set `host` to the name it is for, or have the server's certificate corrected.",
  CERT_HAS_EXPIRED: "The server's certificate has expired (or this machine's clock is wrong): have it renewed."
};
var NO_TLS_HINT = "The server does not speak TLS at this address: check port and scheme of `host` (a host without a scheme means https).";
function speaksNoTls(cause) {
  return nodeCode(cause) === "ERR_SSL_WRONG_VERSION_NUMBER" || cause instanceof Error && /:SSL routines:.*:wrong version number:/.test(cause.message);
}
function reason(cause) {
  if (isProxyRefusal(cause)) return "the proxy did not open a tunnel to it";
  return nodeCode(cause) ?? "the connection failed";
}
function isProxyRefusal(cause) {
  return cause instanceof Error && cause.message.startsWith("tunneling socket could not be established");
}
function hintOf(hint) {
  return hint === void 0 ? {} : { hint };
}

// shared/gitlab/transport.ts
var KEEP_IDLE_MS = 4e3;
var NEVER_MS = 2 ** 31 - 1;
function createTransport(options) {
  const { keepIdleMs = KEEP_IDLE_MS } = options;
  const secureContext = options.caFile === void 0 ? void 0 : trustAlso(options.caFile);
  const clients = /* @__PURE__ */ new Map();
  const sent = new SentWatch();
  const closing = new AbortController();
  function clientOf(origin) {
    const known = clients.get(origin);
    if (known !== void 0) return known;
    const client = new HttpClient(void 0, [], {
      keepAlive: true,
      maxSockets: options.maxSockets,
      socketTimeout: NEVER_MS
    });
    const agent = client.getAgent(origin);
    if (secureContext !== void 0 && "options" in agent) agent.options = { ...Object(agent.options), secureContext };
    agent.on("free", (socket) => socket.setTimeout(keepIdleMs));
    if ("proxyOptions" in agent) agent.proxyOptions = { ...Object(agent.proxyOptions), signal: closing.signal };
    clients.set(origin, client);
    return client;
  }
  async function begin(request, signal) {
    signal?.throwIfAborted();
    closing.signal.throwIfAborted();
    const run = new Run(request, signal);
    const client = clientOf(request.url.origin);
    const secure = request.url.protocol === "https:";
    try {
      const answer = client.requestRaw(
        {
          parsedUrl: request.url,
          httpModule: sent.watching(secure ? import_node_https.default : import_node_http.default, run),
          options: {
            method: request.method,
            // An IPv6 address stands in brackets in a URL, but not in a socket's address.
            host: request.url.hostname.replace(/^\[(.*)\]$/, "$1"),
            port: Number(request.url.port) || (secure ? 443 : 80),
            path: request.url.pathname + request.url.search,
            headers: { ...request.headers },
            agent: client.getAgent(request.url.origin),
            signal: run.abort.signal
          }
        },
        request.body ?? null
      );
      const { message } = await run.unlessEnded(answer);
      return { run, message };
    } catch (cause) {
      run.stop();
      throw run.failure(cause);
    }
  }
  return {
    async read(request, maxBytes, signal) {
      const { run, message } = await begin(request, signal);
      try {
        return { ...headOf(message), body: await readBody(message, maxBytes) };
      } catch (cause) {
        if (cause instanceof BodyTooLarge) throw tooLarge(request, message, maxBytes);
        throw run.failure(cause);
      } finally {
        run.stop();
      }
    },
    async open(request, signal) {
      const { run, message } = await begin(request, signal);
      run.clearDeadline();
      const failure2 = (cause) => cause === void 0 ? run.stalled() : run.failure(cause);
      const body = new BodyStream(message, { stallMs: request.deadlineMs, failure: failure2 });
      body.once("close", () => run.stop());
      return { ...headOf(message), body };
    },
    close() {
      closing.abort();
      for (const client of clients.values()) client.dispose();
    }
  };
}
var Run = class {
  abort = new AbortController();
  #sent = false;
  #keptBack;
  #request;
  #signal;
  #deadline;
  #late = false;
  constructor(request, signal) {
    this.#request = request;
    this.#signal = signal;
    this.#signal?.addEventListener("abort", this.#giveUp);
    this.#deadline = setTimeout(() => {
      this.#late = true;
      this.abort.abort();
    }, request.deadlineMs);
  }
  #giveUp = () => this.abort.abort();
  leaves() {
    try {
      this.#request.leaving?.();
      this.#sent = true;
    } catch (error2) {
      this.#keptBack = error2;
      this.abort.abort();
    }
  }
  /**
   * The same, but failing as soon as the run ends. Node tells a request that still waits for a connection (behind others, or
   * for a proxy's tunnel) of its abort only once it gets one.
   */
  unlessEnded(work) {
    return new Promise((resolve, reject) => {
      this.abort.signal.addEventListener("abort", () => reject(new Error("the request was given up")));
      work.then(resolve, reject);
    });
  }
  clearDeadline() {
    clearTimeout(this.#deadline);
  }
  stop() {
    this.clearDeadline();
    this.#signal?.removeEventListener("abort", this.#giveUp);
  }
  stalled() {
    this.#late = true;
    return this.#coded(void 0);
  }
  /** What to throw for a failure: the caller's own reason when it was the caller who gave up. */
  failure(cause) {
    if (this.#keptBack !== void 0) return asError(this.#keptBack);
    if (this.#signal?.aborted === true) return asError(this.#signal.reason);
    return this.#coded(cause);
  }
  #coded(cause) {
    const { what, url, deadlineMs } = this.#request;
    return transportError({ what, origin: url.origin, sent: this.#sent, cause, ...this.#late ? { deadlineMs } : {} });
  }
};
function headOf({ statusCode, headers }) {
  return { status: statusCode ?? 0, headers };
}
function tooLarge({ url, what }, { statusCode }, maxBytes) {
  const message = `${url.origin} answered ${statusCode} with more than ${maxBytes} bytes to ${what}.`;
  return new CodedError("GITLAB_ANSWER_TOO_LARGE", message, statusCode === void 0 ? {} : { status: statusCode });
}
function asError(reason2) {
  return reason2 instanceof Error ? reason2 : new Error("The call was given up.", { cause: reason2 });
}

// shared/gitlab/http.ts
var DEADLINE_MS = 3e4;
var MAX_SOCKETS = 100;
var MAX_ANSWER_BYTES = 10 * 1024 * 1024;
var MAX_REFUSAL_BYTES = 64 * 1024;
var PASSING = [
  "GITLAB_UNREACHABLE",
  "GITLAB_CONNECTION_LOST",
  "GITLAB_DEADLINE",
  "GITLAB_RATE_LIMITED",
  "GITLAB_SERVER_ERROR"
];
function connectGitLab(options, deps) {
  const url = normalizeBaseUrl(options.url);
  const apiUrl = `${url}/api/v4`;
  const transport = createTransport({
    maxSockets: options.maxSockets ?? MAX_SOCKETS,
    ...options.caFile === void 0 ? {} : { caFile: options.caFile }
  });
  const caller = {
    transport,
    deps,
    apiUrl,
    deadlineMs: options.deadlineMs ?? DEADLINE_MS,
    userAgent: options.userAgent ?? "sluice"
  };
  return {
    url,
    apiUrl,
    deps,
    send: (request, signal) => repeated(caller, request, () => sendOnce(caller, request, signal), signal),
    open: (request, signal) => repeated(caller, request, () => openOnce(caller, request, signal), signal),
    close: () => transport.close()
  };
}
function repeated({ deps }, request, once, signal) {
  if (request.method !== "GET") return once();
  const rules = {
    policy: request.retry ?? deps.retry ?? READ_RETRY,
    retryable: (error2) => isCoded(error2, ...PASSING),
    onPause: (error2, attempt, pauseMs) => deps.log.warn("GitLab did not answer as hoped; asking again after a pause", {
      what: request.what,
      code: isCoded(error2) ? error2.code : void 0,
      status: isCoded(error2) ? error2.status : void 0,
      attempt,
      pauseMs
    })
  };
  return retry(deps, rules, once, signal);
}
async function sendOnce(caller, request, signal) {
  const maxBytes = request.maxBytes ?? MAX_ANSWER_BYTES;
  const { answer, url } = await follow({
    ...journeyOf(caller, request),
    reach: "same-origin",
    exchange: (hop) => noted(caller, hop, caller.transport.read(hop, maxBytes, signal)),
    discard: () => {
    }
  });
  if (isSuccess(answer.status)) return { ...answer, url: url.href };
  throw refused(caller, request, answer, url);
}
async function openOnce(caller, request, signal) {
  const { answer, url } = await follow({
    ...journeyOf(caller, request),
    reach: "any-origin",
    exchange: (hop) => noted(caller, hop, caller.transport.open(hop, signal)),
    discard: (body2) => body2.destroy()
  });
  if (isSuccess(answer.status)) return { ...answer, url: url.href };
  const body = await readStart(answer.body, MAX_REFUSAL_BYTES);
  throw refused(caller, request, { ...answer, body }, url);
}
function journeyOf({ apiUrl, deadlineMs, userAgent }, request) {
  const { method, path, what, body, leaving } = request;
  const first = {
    method,
    url: new URL(`${apiUrl}/${path}`),
    headers: {
      accept: "application/json",
      "user-agent": userAgent,
      ...body === void 0 ? {} : { "content-type": "application/json" },
      ...request.headers
    },
    what,
    deadlineMs,
    ...leaving === void 0 ? {} : { leaving },
    ...body === void 0 ? {} : { body }
  };
  return { first, credential: credentialHeaders(request.credential ?? ANONYMOUS) };
}
async function noted({ deps }, hop, answer) {
  const begun = deps.clock.monotonicMs();
  const { status: status2 } = await answer;
  const tookMs = Math.round(deps.clock.monotonicMs() - begun);
  deps.log.debug("GitLab answered", { method: hop.method, url: hop.url.origin + hop.url.pathname, status: status2, tookMs });
  return answer;
}
function isSuccess(status2) {
  return status2 >= 200 && status2 < 300;
}
function refused({ deps, apiUrl }, request, { status: status2, headers, body }, from) {
  const { credential = ANONYMOUS } = request;
  const elsewhere = from.origin === new URL(apiUrl).origin ? {} : { elsewhere: from.origin };
  const secrets = [...request.secrets ?? [], ...secretsOf(credential)];
  const retryAfterMs = askedPauseMs(status2, headers, deps.clock.now());
  const refusal = {
    status: status2,
    ...elsewhere,
    words: wordsOf(body, redactor(secrets)),
    // A credential never goes along to another origin, so it is not at fault there.
    what: request.credential === void 0 || "elsewhere" in elsewhere ? request.what : `${request.what} ${credentialName(credential)}`,
    ...retryAfterMs === void 0 ? {} : { retryAfterMs }
  };
  return (request.refusal ?? refusalOf)(refusal);
}

// builtin:timers/promises
var builtin5 = process.getBuiltinModule("node:timers/promises");
var pick5 = (name) => builtin5[name];
var $setTimeout = /* @__PURE__ */ pick5("setTimeout");

// shared/time/clock.ts
var LONGEST_TIMER_MS = 2 ** 31 - 1;
var systemClock = {
  now: () => /* @__PURE__ */ new Date(),
  monotonicMs: () => performance.now(),
  sleep: async (ms, signal) => {
    const options = signal === void 0 ? {} : { signal };
    try {
      let leftMs = ms;
      for (; leftMs > LONGEST_TIMER_MS; leftMs -= LONGEST_TIMER_MS)
        await $setTimeout(LONGEST_TIMER_MS, void 0, options);
      await $setTimeout(leftMs, void 0, options);
    } catch (error2) {
      signal?.throwIfAborted();
      throw error2;
    }
  }
};

// shared/errors/describe.ts
function oneLine(error2) {
  return textOf(error2).replaceAll(/\s+/g, " ").replaceAll(CONTROLS, "\uFFFD").trim();
}
var CONTROLS = /[\u0000-\u001f\u007f-\u009f]/g;
function textOf(error2) {
  if (!(error2 instanceof Error))
    return typeof error2 === "object" && error2 !== null ? "an object was thrown" : String(error2);
  if (error2.message !== "") return error2.message;
  if (error2 instanceof AggregateError && error2.errors.length > 0) return error2.errors.map(textOf).join("; ");
  return error2.name;
}

// shared/gitlab/token-kind.ts
var PREFIXES = [
  ["glptt-", "a pipeline trigger token"],
  ["glcbt-", "a job token"],
  ["glpat-", "a personal, project or group access token"],
  ["gldt-", "a deploy token"],
  ["glrt-", "a runner authentication token"],
  ["glrtr-", "a runner authentication token"],
  ["glft-", "a feed token"],
  ["glimt-", "an incoming mail token"],
  ["glagent-", "an agent token"],
  ["gloas-", "an OAuth application secret"],
  ["glsoat-", "a SCIM token"],
  ["glffct-", "a feature flags client token"],
  ["gho_", "a GitHub token"],
  ["ghp_", "a GitHub token"],
  ["ghs_", "a GitHub token"],
  ["ghu_", "a GitHub token"],
  ["github_pat_", "a GitHub token"]
];
function tokenKind(token) {
  return PREFIXES.find(([prefix]) => token.startsWith(prefix))?.[1];
}

// builtin:util
var builtin6 = process.getBuiltinModule("node:util");
var pick6 = (name) => builtin6[name];
var $inspect = /* @__PURE__ */ pick6("inspect");

// shared/text/secret.ts
var HIDDEN2 = "***";
var Secret = class {
  #value;
  constructor(value) {
    this.#value = value;
  }
  /** The value itself. */
  reveal() {
    return this.#value;
  }
  toString() {
    return HIDDEN2;
  }
  toJSON() {
    return HIDDEN2;
  }
  [$inspect.custom]() {
    return HIDDEN2;
  }
};

// action/inputs/token.ts
var BELONGS_IN = {
  "a pipeline trigger token": "trigger-token",
  "a personal, project or group access token": "access-token",
  "a job token": "job-token"
};
var NEEDED = {
  "trigger-token": "Write a pipeline trigger token of the target project (Settings > CI/CD > Pipeline trigger tokens); it begins with glptt-",
  "access-token": "Write a personal, project or group access token with the scope read_api",
  "job-token": "Write a GitLab CI/CD job token, or leave the input out inside a GitLab job"
};
function readToken(name, text2, complain) {
  const value = text2?.replace(/[\r\n]+$/, "") ?? "";
  if (value === "") return void 0;
  if (!/^[\u0021-\u007e]+$/.test(value)) {
    complain(`its value has a blank, a line break or another character that no token has. ${NEEDED[name]}.`);
    return void 0;
  }
  if (/^\$\{?\w+\}?$/.test(value) || value.includes("${{")) {
    complain(
      `its value is the name of a variable, not its content: the variable is not defined here. ${NEEDED[name]}.`
    );
    return void 0;
  }
  const kind = tokenKind(value);
  if (kind !== void 0 && BELONGS_IN[kind] !== name) {
    const move = BELONGS_IN[kind] === void 0 ? "" : ` It belongs in \`${BELONGS_IN[kind]}\`.`;
    complain(`its value is ${kind}, which does not work here.${move} ${NEEDED[name]}.`);
    return void 0;
  }
  return new Secret(value);
}

// shared/gitlab/pipeline.ts
var STATUSES = [
  "created",
  "waiting_for_resource",
  "preparing",
  "waiting_for_callback",
  "pending",
  "running",
  "success",
  "failed",
  "canceling",
  "canceled",
  "skipped",
  "manual",
  "scheduled"
];
function toStatus(text2) {
  return STATUSES.includes(text2) ? text2 : { unknown: text2 };
}
function statusText(status2) {
  return typeof status2 === "string" ? status2 : status2.unknown;
}

// shared/gitlab/call.ts
async function call(gitlab, order, parse3, signal) {
  const { method = "GET", path, what, credential, json } = order;
  const body = json === void 0 ? {} : { body: JSON.stringify(json) };
  return readAnswer(
    await gitlab.send({ method, path, what, credential, ...body }, signal),
    what,
    parse3,
    secretsOf(credential)
  );
}
function readAnswer(answer, what, parse3, secrets) {
  const text2 = answer.body.toString("utf8");
  try {
    return parse3(JSON.parse(text2));
  } catch (cause) {
    const type = answer.headers["content-type"] ?? "no content type";
    const start = printable(redactor(secrets)(text2.slice(0, 2e3).replaceAll(TOKEN_FIELD, "$1***")), 80);
    throw new CodedError(
      "GITLAB_ANSWER_UNREADABLE",
      `GitLab answered ${answer.status} to ${what} with something unexpected (${printable(type, 80)}): ${start}`,
      { cause: unreadable(cause), status: answer.status }
    );
  }
}
var TOKEN_FIELD = /("token"\s*:\s*")[^"]*/g;
function projectName(project) {
  return typeof project === "number" ? `project ${project}` : printable(project, 200);
}
function unreadable(cause) {
  if (cause instanceof SyntaxError) return new Error("it is not JSON");
  if (!(cause instanceof Error) || !("issues" in cause) || !Array.isArray(cause.issues)) return cause;
  const fields = cause.issues.slice(0, 3).map(({ path, message }) => `${[...path].join(".") || "the answer"}: ${message}`);
  return new Error(fields.join("; "));
}

// node_modules/zod/v4/core/util.js
var util_exports = {};
__export(util_exports, {
  BIGINT_FORMAT_RANGES: () => BIGINT_FORMAT_RANGES,
  CONSTANT_CATCH: () => CONSTANT_CATCH,
  Class: () => Class,
  NUMBER_FORMAT_RANGES: () => NUMBER_FORMAT_RANGES,
  aborted: () => aborted,
  allowsEval: () => allowsEval,
  assert: () => assert,
  assertEqual: () => assertEqual,
  assertIs: () => assertIs,
  assertNever: () => assertNever,
  assertNotEqual: () => assertNotEqual,
  assignProp: () => assignProp,
  attachSchema: () => attachSchema,
  base64ToUint8Array: () => base64ToUint8Array,
  base64urlToUint8Array: () => base64urlToUint8Array,
  cached: () => cached,
  captureStackTrace: () => captureStackTrace,
  cleanEnum: () => cleanEnum,
  cleanRegex: () => cleanRegex,
  clone: () => clone,
  cloneDef: () => cloneDef,
  codePointLength: () => codePointLength,
  constantCatch: () => constantCatch,
  createTransparentProxy: () => createTransparentProxy,
  defineLazy: () => defineLazy,
  defineLazyInternal: () => defineLazyInternal,
  derived: () => derived,
  esc: () => esc,
  escapeRegex: () => escapeRegex,
  explicitlyAborted: () => explicitlyAborted,
  extend: () => extend,
  finalizeIssue: () => finalizeIssue,
  floatSafeRemainder: () => floatSafeRemainder,
  getElementAtPath: () => getElementAtPath,
  getEnumValues: () => getEnumValues,
  getLengthableOrigin: () => getLengthableOrigin,
  getParsedType: () => getParsedType,
  getSizableOrigin: () => getSizableOrigin,
  hexToUint8Array: () => hexToUint8Array,
  hide: () => hide,
  installLazyProp: () => installLazyProp,
  isObject: () => isObject,
  isPlainObject: () => isPlainObject,
  issue: () => issue2,
  joinValues: () => joinValues,
  jsonStringifyReplacer: () => jsonStringifyReplacer,
  members: () => members,
  merge: () => merge,
  mergeDefs: () => mergeDefs,
  normalizeParams: () => normalizeParams,
  nullish: () => nullish,
  numKeys: () => numKeys,
  objectClone: () => objectClone,
  omit: () => omit,
  optionalKeys: () => optionalKeys,
  own: () => own,
  parsedType: () => parsedType,
  partial: () => partial,
  pick: () => pick7,
  prefixIssues: () => prefixIssues,
  primitiveTypes: () => primitiveTypes,
  promiseAllObject: () => promiseAllObject,
  propertyKeyTypes: () => propertyKeyTypes,
  randomString: () => randomString,
  rawShape: () => rawShape,
  required: () => required,
  safeExtend: () => safeExtend,
  shallowClone: () => shallowClone,
  sizeCaps: () => sizeCaps,
  slugify: () => slugify,
  stringifyPrimitive: () => stringifyPrimitive,
  toZod: () => toZod,
  uint8ArrayToBase64: () => uint8ArrayToBase64,
  uint8ArrayToBase64url: () => uint8ArrayToBase64url,
  uint8ArrayToHex: () => uint8ArrayToHex,
  unwrapMessage: () => unwrapMessage
});
function assertEqual(val) {
  return val;
}
function assertNotEqual(val) {
  return val;
}
function toZod() {
  return (schema) => schema;
}
function assertIs(_arg) {
}
function assertNever(_x) {
  throw new Error("Unexpected value in exhaustive check");
}
function assert(_) {
}
function getEnumValues(entries) {
  const numericValues = Object.values(entries).filter((v) => typeof v === "number");
  const values = Object.entries(entries).filter(([k, _]) => numericValues.indexOf(+k) === -1).map(([_, v]) => v);
  return values;
}
function joinValues(array2, separator = "|") {
  return array2.map((val) => stringifyPrimitive(val)).join(separator);
}
function jsonStringifyReplacer(_, value) {
  if (typeof value === "bigint")
    return value.toString();
  return value;
}
var Cached = class {
  constructor(getter) {
    this._getter = getter;
    this._value = void 0;
  }
  get value() {
    const getter = this._getter;
    if (getter !== void 0) {
      this._value = getter();
      this._getter = void 0;
    }
    return this._value;
  }
};
function cached(getter) {
  return new Cached(getter);
}
function nullish(input) {
  return input === null || input === void 0;
}
function cleanRegex(source) {
  const start = source.startsWith("^") ? 1 : 0;
  const end = source.endsWith("$") ? source.length - 1 : source.length;
  return source.slice(start, end);
}
function floatSafeRemainder(val, step) {
  const ratio = val / step;
  const roundedRatio = Math.round(ratio);
  const tolerance = 4 * Number.EPSILON * Math.max(Math.abs(ratio), 1);
  if (Math.abs(ratio - roundedRatio) < tolerance)
    return 0;
  return ratio - roundedRatio;
}
var EVALUATING = /* @__PURE__ */ Symbol("evaluating");
function defineLazy(object2, key, getter) {
  let value = void 0;
  Object.defineProperty(object2, key, {
    get() {
      if (value === EVALUATING) {
        return void 0;
      }
      if (value === void 0) {
        value = EVALUATING;
        value = getter();
      }
      return value;
    },
    set(v) {
      Object.defineProperty(object2, key, {
        value: v
        // configurable: true,
      });
    },
    configurable: true
  });
}
function objectClone(obj) {
  return Object.create(Object.getPrototypeOf(obj), Object.getOwnPropertyDescriptors(obj));
}
function assignProp(target, prop, value) {
  Object.defineProperty(target, prop, {
    value,
    writable: true,
    enumerable: true,
    configurable: true
  });
}
function rawShape(def) {
  const desc = Object.getOwnPropertyDescriptor(def, "shape");
  return desc?.get ? desc.get.raw : desc?.value;
}
function sourceShape(schema) {
  return rawShape(schema._zod.def) ?? schema._zod.def.shape;
}
function deferProp(target, key, getter) {
  Object.defineProperty(target, key, {
    get() {
      const value = getter();
      assignProp(this, key, value);
      return value;
    },
    enumerable: true,
    configurable: true
  });
}
function putProp(target, key, value) {
  if (key in target)
    assignProp(target, key, value);
  else
    target[key] = value;
}
function mirrorShape(target, source, keys, wrap) {
  const raw = sourceShape(source);
  for (const key of keys) {
    const desc = Object.getOwnPropertyDescriptor(raw, key);
    if (!desc.enumerable)
      continue;
    if (desc.get) {
      deferProp(target, key, () => {
        const value = source._zod.def.shape[key];
        return wrap ? wrap(value, key) : value;
      });
    } else
      putProp(target, key, wrap ? wrap(desc.value, key) : desc.value);
  }
}
function mirrorProps(target, source) {
  for (const key of Reflect.ownKeys(source)) {
    const desc = Object.getOwnPropertyDescriptor(source, key);
    if (!desc.enumerable)
      continue;
    if (desc.get)
      deferProp(target, key, () => source[key]);
    else
      putProp(target, key, desc.value);
  }
}
function mergeDefs(...defs) {
  const mergedDescriptors = {};
  for (const def of defs) {
    const descriptors = Object.getOwnPropertyDescriptors(def);
    Object.assign(mergedDescriptors, descriptors);
  }
  return Object.defineProperties({}, mergedDescriptors);
}
function cloneDef(schema) {
  return mergeDefs(schema._zod.def);
}
function getElementAtPath(obj, path) {
  if (!path)
    return obj;
  return path.reduce((acc, key) => acc?.[key], obj);
}
function promiseAllObject(promisesObj) {
  const keys = Object.keys(promisesObj);
  const promises = keys.map((key) => promisesObj[key]);
  return Promise.all(promises).then((results) => {
    const resolvedObj = {};
    for (let i = 0; i < keys.length; i++) {
      resolvedObj[keys[i]] = results[i];
    }
    return resolvedObj;
  });
}
function randomString(length = 10) {
  const chars = "abcdefghijklmnopqrstuvwxyz";
  let str = "";
  for (let i = 0; i < length; i++) {
    str += chars[Math.floor(Math.random() * chars.length)];
  }
  return str;
}
function esc(str) {
  return JSON.stringify(str);
}
function slugify(input) {
  return input.toLowerCase().trim().replace(/[^\w\s-]/g, "").replace(/[\s_-]+/g, "-").replace(/^-+|-+$/g, "");
}
var captureStackTrace = "captureStackTrace" in Error ? Error.captureStackTrace : (..._args) => {
};
function isObject(data) {
  return typeof data === "object" && data !== null && !Array.isArray(data);
}
var allowsEval = /* @__PURE__ */ cached(() => {
  if (globalConfig.jitless) {
    return false;
  }
  if (typeof navigator !== "undefined" && navigator?.userAgent?.includes("Cloudflare")) {
    return false;
  }
  try {
    const F = Function;
    new F("");
    return true;
  } catch (_) {
    return false;
  }
});
function isPlainObject(o) {
  if (isObject(o) === false)
    return false;
  const ctor = o.constructor;
  if (ctor === void 0)
    return true;
  if (typeof ctor !== "function")
    return true;
  const prot = ctor.prototype;
  if (isObject(prot) === false)
    return false;
  if (Object.prototype.hasOwnProperty.call(prot, "isPrototypeOf") === false) {
    return false;
  }
  return true;
}
function shallowClone(o) {
  if (isPlainObject(o))
    return { ...o };
  if (Array.isArray(o))
    return [...o];
  if (o instanceof Map)
    return new Map(o);
  if (o instanceof Set)
    return new Set(o);
  return o;
}
function numKeys(data) {
  let keyCount = 0;
  for (const key in data) {
    if (Object.prototype.hasOwnProperty.call(data, key)) {
      keyCount++;
    }
  }
  return keyCount;
}
var getParsedType = (data) => {
  const t = typeof data;
  switch (t) {
    case "undefined":
      return "undefined";
    case "string":
      return "string";
    case "number":
      return Number.isNaN(data) ? "nan" : "number";
    case "boolean":
      return "boolean";
    case "function":
      return "function";
    case "bigint":
      return "bigint";
    case "symbol":
      return "symbol";
    case "object":
      if (Array.isArray(data)) {
        return "array";
      }
      if (data === null) {
        return "null";
      }
      if (data.then && typeof data.then === "function" && data.catch && typeof data.catch === "function") {
        return "promise";
      }
      if (typeof Map !== "undefined" && data instanceof Map) {
        return "map";
      }
      if (typeof Set !== "undefined" && data instanceof Set) {
        return "set";
      }
      if (typeof Date !== "undefined" && data instanceof Date) {
        return "date";
      }
      if (typeof File !== "undefined" && data instanceof File) {
        return "file";
      }
      return "object";
    default:
      throw new Error(`Unknown data type: ${t}`);
  }
};
var propertyKeyTypes = /* @__PURE__ */ new Set(["string", "number", "symbol"]);
var primitiveTypes = /* @__PURE__ */ new Set([
  "string",
  "number",
  "bigint",
  "boolean",
  "symbol",
  "undefined"
]);
function escapeRegex(str) {
  return str.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
function clone(inst, def, params) {
  const cl = new inst._zod.constr(def ?? inst._zod.def);
  if (!def || params?.parent)
    cl._zod.parent = inst;
  return cl;
}
function normalizeParams(_params) {
  const params = _params;
  if (!params)
    return {};
  if (typeof params === "string")
    return { error: () => params };
  if (params?.message !== void 0) {
    if (params?.error !== void 0)
      throw new Error("Cannot specify both `message` and `error` params");
    params.error = params.message;
  }
  delete params.message;
  if (typeof params.error === "string")
    return { ...params, error: () => params.error };
  return params;
}
function createTransparentProxy(getter) {
  let target;
  return new Proxy({}, {
    get(_, prop, receiver) {
      target ?? (target = getter());
      return Reflect.get(target, prop, receiver);
    },
    set(_, prop, value, receiver) {
      target ?? (target = getter());
      return Reflect.set(target, prop, value, receiver);
    },
    has(_, prop) {
      target ?? (target = getter());
      return Reflect.has(target, prop);
    },
    deleteProperty(_, prop) {
      target ?? (target = getter());
      return Reflect.deleteProperty(target, prop);
    },
    ownKeys(_) {
      target ?? (target = getter());
      return Reflect.ownKeys(target);
    },
    getOwnPropertyDescriptor(_, prop) {
      target ?? (target = getter());
      return Reflect.getOwnPropertyDescriptor(target, prop);
    },
    defineProperty(_, prop, descriptor) {
      target ?? (target = getter());
      return Reflect.defineProperty(target, prop, descriptor);
    }
  });
}
function stringifyPrimitive(value) {
  if (typeof value === "bigint")
    return value.toString() + "n";
  if (typeof value === "string")
    return `"${value}"`;
  return `${value}`;
}
function optionalKeys(shape) {
  return Object.keys(shape).filter((k) => {
    return shape[k]._zod.optin !== void 0 && shape[k]._zod.optout === "optional";
  });
}
var NUMBER_FORMAT_RANGES = /* @__PURE__ */ (() => ({
  safeint: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  int32: [-2147483648, 2147483647],
  uint32: [0, 4294967295],
  float32: [-34028234663852886e22, 34028234663852886e22],
  float64: [-Number.MAX_VALUE, Number.MAX_VALUE]
}))();
var BIGINT_FORMAT_RANGES = {
  int64: [/* @__PURE__ */ BigInt("-9223372036854775808"), /* @__PURE__ */ BigInt("9223372036854775807")],
  uint64: [/* @__PURE__ */ BigInt(0), /* @__PURE__ */ BigInt("18446744073709551615")]
};
function pick7(schema, mask) {
  const currDef = schema._zod.def;
  const checks = currDef.checks;
  const hasChecks = checks && checks.length > 0;
  if (hasChecks) {
    throw new Error(".pick() cannot be used on object schemas containing refinements");
  }
  const newShape = {};
  mirrorShape(newShape, schema, maskedKeys(schema, mask));
  return clone(schema, mergeDefs(currDef, { shape: newShape, checks: [] }));
}
function maskedKeys(schema, mask) {
  const raw = sourceShape(schema);
  const keys = [];
  for (const key of Reflect.ownKeys(mask)) {
    if (!Object.getOwnPropertyDescriptor(raw, key)?.enumerable) {
      throw new Error(`Unrecognized key: "${String(key)}"`);
    }
    if (mask[key])
      keys.push(key);
  }
  return keys;
}
function omit(schema, mask) {
  const currDef = schema._zod.def;
  const checks = currDef.checks;
  const hasChecks = checks && checks.length > 0;
  if (hasChecks) {
    throw new Error(".omit() cannot be used on object schemas containing refinements");
  }
  const omitted = new Set(maskedKeys(schema, mask));
  const newShape = {};
  mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)).filter((key) => !omitted.has(key)));
  return clone(schema, mergeDefs(currDef, { shape: newShape, checks: [] }));
}
function extend(schema, shape) {
  if (!isPlainObject(shape)) {
    throw new Error("Invalid input to extend: expected a plain object");
  }
  const checks = schema._zod.def.checks;
  const hasChecks = checks && checks.length > 0;
  if (hasChecks) {
    const existingShape = sourceShape(schema);
    for (const key of Reflect.ownKeys(shape)) {
      if (Object.getOwnPropertyDescriptor(existingShape, key) !== void 0) {
        throw new Error("Cannot overwrite keys on object schemas containing refinements. Use `.safeExtend()` instead.");
      }
    }
  }
  return clone(schema, mergeDefs(schema._zod.def, { shape: extended(schema, shape) }));
}
function extended(schema, shape) {
  const newShape = {};
  mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)));
  mirrorProps(newShape, shape);
  return newShape;
}
function safeExtend(schema, shape) {
  if (!isPlainObject(shape)) {
    throw new Error("Invalid input to safeExtend: expected a plain object");
  }
  return clone(schema, mergeDefs(schema._zod.def, { shape: extended(schema, shape) }));
}
function merge(a, b) {
  if (!b?._zod?.def) {
    throw new Error("Invalid input to merge: expected an object schema. To merge a plain shape, use `.extend()`.");
  }
  if (a._zod.def.checks?.length) {
    throw new Error(".merge() cannot be used on object schemas containing refinements. Use .safeExtend() instead.");
  }
  const newShape = {};
  mirrorShape(newShape, a, Reflect.ownKeys(sourceShape(a)));
  mirrorShape(newShape, b, Reflect.ownKeys(sourceShape(b)));
  const def = mergeDefs(a._zod.def, {
    shape: newShape,
    get catchall() {
      return b._zod.def.catchall;
    },
    checks: b._zod.def.checks ?? []
  });
  return clone(a, def);
}
function partial(Class2, schema, mask, name = "partial") {
  const currDef = schema._zod.def;
  const checks = currDef.checks;
  const hasChecks = checks && checks.length > 0;
  if (hasChecks) {
    throw new Error(`.${name}() cannot be used on object schemas containing refinements`);
  }
  const selected = mask ? new Set(maskedKeys(schema, mask)) : void 0;
  const newShape = {};
  mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)), Class2 && ((value, key) => selected && !selected.has(key) ? value : new Class2({ type: "optional", innerType: value })));
  return clone(schema, mergeDefs(schema._zod.def, { shape: newShape, checks: [] }));
}
function required(Class2, schema, mask) {
  const selected = mask ? new Set(maskedKeys(schema, mask)) : void 0;
  const newShape = {};
  mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)), (value, key) => (
    // overwrite with non-optional
    selected && !selected.has(key) ? value : new Class2({ type: "nonoptional", innerType: value })
  ));
  return clone(schema, mergeDefs(schema._zod.def, { shape: newShape }));
}
function aborted(x, startIndex = 0) {
  if (x.aborted === true)
    return true;
  for (let i = startIndex; i < x.issues.length; i++) {
    if (x.issues[i]?.continue !== true) {
      return true;
    }
  }
  return false;
}
function explicitlyAborted(x, startIndex = 0) {
  if (x.aborted === true)
    return true;
  for (let i = startIndex; i < x.issues.length; i++) {
    if (x.issues[i]?.continue === false) {
      return true;
    }
  }
  return false;
}
function prefixIssues(path, issues) {
  return issues.map((iss) => {
    var _a2;
    (_a2 = iss).path ?? (_a2.path = []);
    iss.path.unshift(path);
    return iss;
  });
}
function unwrapMessage(message) {
  return typeof message === "string" ? message : message?.message;
}
function sizeCaps(defChecks) {
  const caps = [];
  for (const ch of defChecks ?? []) {
    const d = ch._zod.def;
    if (!/_(length|size)$|_equals$/.test(d.check))
      break;
    const max = d.maximum ?? d.length ?? d.size;
    if (max >= 0)
      caps.push([max, ch]);
  }
  return caps;
}
function attachSchema(issues, start, inst) {
  var _a2;
  for (let i = start; i < issues.length; i++) {
    (_a2 = issues[i]).schema ?? (_a2.schema = inst);
  }
}
function finalizeIssue(iss, ctx, config2) {
  var _a2;
  const traits = iss.inst?._zod?.traits;
  if (traits?.has("$ZodType")) {
    if (traits.has("$ZodCheck"))
      (_a2 = iss).schema ?? (_a2.schema = iss.inst);
    else
      iss.schema = iss.inst;
  }
  const schemaError = iss.schema !== iss.inst ? iss.schema?._zod.def?.error : void 0;
  const message = iss.message ? iss.message : unwrapMessage(iss.inst?._zod.def?.error?.(iss)) ?? unwrapMessage(schemaError?.(iss)) ?? unwrapMessage(ctx?.error?.(iss)) ?? unwrapMessage(config2.customError?.(iss)) ?? unwrapMessage(config2.localeError?.(iss)) ?? "Invalid input";
  const full = {};
  for (const k of Object.keys(iss)) {
    if (k === "inst" || k === "schema" || k === "continue" || k === "input" || k === "__proto__")
      continue;
    full[k] = iss[k];
  }
  full.path ?? (full.path = []);
  full.message = message;
  if (ctx?.reportInput) {
    full.input = iss.input;
  }
  return full;
}
function getSizableOrigin(input) {
  if (input instanceof Set)
    return "set";
  if (input instanceof Map)
    return "map";
  if (input instanceof File)
    return "file";
  return "unknown";
}
var highSurrogate = /[\uD800-\uDBFF]/;
function codePointLength(str) {
  const units = str.length;
  if (!highSurrogate.test(str))
    return units;
  let count = units;
  for (let i = 0; i < units - 1; i++) {
    if ((str.charCodeAt(i) & 64512) === 55296 && (str.charCodeAt(i + 1) & 64512) === 56320) {
      count--;
      i++;
    }
  }
  return count;
}
function getLengthableOrigin(input) {
  if (Array.isArray(input))
    return "array";
  if (typeof input === "string")
    return "string";
  return "unknown";
}
function parsedType(data) {
  const t = typeof data;
  switch (t) {
    case "number": {
      return Number.isNaN(data) ? "nan" : "number";
    }
    case "object": {
      if (data === null) {
        return "null";
      }
      if (Array.isArray(data)) {
        return "array";
      }
      const obj = data;
      if (obj && Object.getPrototypeOf(obj) !== Object.prototype && "constructor" in obj && obj.constructor) {
        return obj.constructor.name;
      }
    }
  }
  return t;
}
function issue2(...args) {
  const [iss, input, inst] = args;
  if (typeof iss === "string") {
    return {
      message: iss,
      code: "custom",
      input,
      inst
    };
  }
  return { ...iss };
}
function cleanEnum(obj) {
  return Object.entries(obj).filter(([k, _]) => {
    return Number.isNaN(Number.parseInt(k, 10));
  }).map((el) => el[1]);
}
function base64ToUint8Array(base64) {
  const binaryString = atob(base64);
  const bytes = new Uint8Array(binaryString.length);
  for (let i = 0; i < binaryString.length; i++) {
    bytes[i] = binaryString.charCodeAt(i);
  }
  return bytes;
}
function uint8ArrayToBase64(bytes) {
  let binaryString = "";
  for (let i = 0; i < bytes.length; i++) {
    binaryString += String.fromCharCode(bytes[i]);
  }
  return btoa(binaryString);
}
function base64urlToUint8Array(base64url) {
  const base64 = base64url.replace(/-/g, "+").replace(/_/g, "/");
  const padding = "=".repeat((4 - base64.length % 4) % 4);
  return base64ToUint8Array(base64 + padding);
}
function uint8ArrayToBase64url(bytes) {
  return uint8ArrayToBase64(bytes).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
}
function hexToUint8Array(hex) {
  const cleanHex = hex.replace(/^0x/, "");
  if (cleanHex.length % 2 !== 0) {
    throw new Error("Invalid hex string length");
  }
  const bytes = new Uint8Array(cleanHex.length / 2);
  for (let i = 0; i < cleanHex.length; i += 2) {
    bytes[i / 2] = Number.parseInt(cleanHex.slice(i, i + 2), 16);
  }
  return bytes;
}
function uint8ArrayToHex(bytes) {
  return Array.from(bytes).map((b) => b.toString(16).padStart(2, "0")).join("");
}
var Class = class {
  constructor(..._args) {
  }
};
function members(proto, table) {
  for (const key in table) {
    const desc = Object.getOwnPropertyDescriptor(table, key);
    if (desc.get)
      Object.defineProperty(proto, key, { ...desc, enumerable: false });
    else
      defineBound(proto, key, desc.value);
  }
}
function own(inst, key, value, enumerable = true) {
  Object.defineProperty(inst, key, { configurable: true, writable: true, enumerable, value });
  return value;
}
function hide(inst, key, value) {
  return own(inst, key, value, false);
}
// @__NO_SIDE_EFFECTS__
function derived(computes, table) {
  for (const key in computes) {
    const compute = computes[key];
    Object.defineProperty(table, key, {
      configurable: true,
      enumerable: true,
      get() {
        return own(this, key, compute(this));
      },
      set(value) {
        own(this, key, value);
      }
    });
  }
  return table;
}
function defineBound(proto, key, fn) {
  Object.defineProperty(proto, key, {
    configurable: true,
    get() {
      return this == null ? fn : own(this, key, fn.bind(this));
    },
    set(value) {
      own(this, key, value);
    }
  });
}
function claim(inst, sentinel) {
  const proto = Object.getPrototypeOf(inst);
  return sentinel in proto ? void 0 : proto;
}
var installing;
var broke = false;
var breaker = {
  configurable: true,
  get() {
    broke = true;
    return void 0;
  }
};
function defineLazyInternal(inst, key, compute) {
  const proto = Object.getPrototypeOf(inst._zod);
  if (key in proto && installing !== inst._zod) {
    installing = void 0;
    return;
  }
  installing = inst._zod;
  Object.defineProperty(proto, key, {
    configurable: true,
    get() {
      Object.defineProperty(this, key, breaker);
      const outer = broke;
      broke = false;
      try {
        const value = compute(this);
        if (broke)
          delete this[key];
        else
          Object.defineProperty(this, key, { configurable: true, writable: true, value });
        broke = broke || outer;
        return value;
      } catch (err) {
        delete this[key];
        broke = broke || outer;
        throw err;
      }
    },
    set(value) {
      Object.defineProperty(this, key, { configurable: true, writable: true, value });
    }
  });
}
function installLazyProp(inst, key, make, enumerable) {
  const proto = claim(inst, key);
  if (!proto)
    return;
  Object.defineProperty(proto, key, {
    configurable: true,
    get() {
      const desc = { configurable: true, writable: true, enumerable, value: void 0 };
      Object.defineProperty(this, key, desc);
      desc.value = make(this);
      Object.defineProperty(this, key, desc);
      return desc.value;
    },
    set(value) {
      Object.defineProperty(this, key, { configurable: true, writable: true, enumerable, value });
    }
  });
}
var CONSTANT_CATCH = "~constantCatch";
function constantCatch(value) {
  const fn = () => value;
  fn[CONSTANT_CATCH] = true;
  return fn;
}

// node_modules/zod/v4/core/core.js
var _a;
var _zodDesc = { value: void 0, enumerable: false };
var _E = "captureStackTrace" in Error ? Error : null;
function newError(Definition) {
  const E = _E;
  if (E) {
    const saved = E.stackTraceLimit;
    if (typeof saved === "number") {
      try {
        E.stackTraceLimit = 0;
      } catch {
        _E = null;
        return new Definition();
      }
      try {
        return new Definition();
      } finally {
        E.stackTraceLimit = saved;
      }
    }
  }
  return new Definition();
}
// @__NO_SIDE_EFFECTS__
function $constructor(name, initializer2, proto, params) {
  const zodProto = {};
  function Internals(def) {
    this.def = def;
    this.constr = _;
    this.traits = /* @__PURE__ */ new Set();
  }
  Internals.prototype = zodProto;
  const protoMembers = proto;
  const initialized = protoMembers && /* @__PURE__ */ new WeakSet();
  function init(inst, def) {
    if (!inst._zod) {
      _zodDesc.value = new Internals(def);
      try {
        Object.defineProperty(inst, "_zod", _zodDesc);
      } finally {
        _zodDesc.value = void 0;
      }
    } else if (inst._zod.traits.has(name)) {
      return;
    }
    inst._zod.traits.add(name);
    initializer2(inst, def);
    if (initialized) {
      const own2 = Object.getPrototypeOf(inst);
      const ctorProto = inst._zod.constr.prototype;
      let up = own2;
      while (up && up !== ctorProto)
        up = Object.getPrototypeOf(up);
      const target = up ?? own2;
      if (!initialized.has(target)) {
        initialized.add(target);
        members(target, protoMembers);
      }
    }
    const proto2 = _.prototype;
    for (const k in proto2) {
      if (!Object.prototype.hasOwnProperty.call(proto2, k))
        continue;
      if (!(k in inst)) {
        inst[k] = proto2[k].bind(inst);
      }
    }
  }
  const Parent = params?.Parent ?? Object;
  class Definition extends Parent {
  }
  Object.defineProperty(Definition, "name", { value: name });
  function _(def) {
    const inst = params?.Parent ? newError(Definition) : this;
    init(inst, def);
    const deferred = inst._zod.deferred;
    if (deferred) {
      for (const fn of deferred) {
        fn();
      }
      inst._zod.deferred = void 0;
    }
    const pp = globalThis.__zod_globalConfig?.postProcessor;
    if (pp)
      pp(inst);
    return inst;
  }
  Object.defineProperty(_, "init", { value: init });
  Object.defineProperty(_, Symbol.hasInstance, {
    value: (inst) => {
      if (params?.Parent && inst instanceof params.Parent)
        return true;
      return inst?._zod?.traits?.has(name);
    }
  });
  Object.defineProperty(_, "name", { value: name });
  return _;
}
var $ZodAsyncError = class extends Error {
  constructor() {
    super(`Encountered Promise during synchronous parse. Use .parseAsync() instead.`);
  }
};
var $ZodEncodeError = class extends Error {
  constructor(name) {
    super(`Encountered unidirectional transform during encode: ${name}`);
    this.name = "ZodEncodeError";
  }
};
(_a = globalThis).__zod_globalConfig ?? (_a.__zod_globalConfig = {});
var globalConfig = globalThis.__zod_globalConfig;
function config(newConfig) {
  if (newConfig)
    Object.assign(globalConfig, newConfig);
  return globalConfig;
}

// node_modules/zod/v4/core/errors.js
function _getMessage() {
  const internals = this._zod;
  internals.message ?? (internals.message = JSON.stringify(internals.def, jsonStringifyReplacer, 2));
  return internals.message;
}
function _setMessage(value) {
  this._zod.message = value;
}
var _messageDesc = {
  get: _getMessage,
  set: _setMessage,
  enumerable: true,
  configurable: true
};
var _issuesDesc = { value: void 0, enumerable: false };
var _installedToString = /* @__PURE__ */ new WeakSet([Object.prototype, Error.prototype]);
var initializer = (inst, def) => {
  inst.name = "$ZodError";
  _issuesDesc.value = def;
  Object.defineProperty(inst, "issues", _issuesDesc);
  _issuesDesc.value = void 0;
  Object.defineProperty(inst, "message", _messageDesc);
  const proto = Object.getPrototypeOf(inst);
  if (!_installedToString.has(proto)) {
    _installedToString.add(proto);
    Object.defineProperty(proto, "toString", {
      configurable: true,
      enumerable: false,
      get() {
        const value = () => this.message;
        Object.defineProperty(this, "toString", { value, configurable: true, writable: true });
        return value;
      },
      set(value) {
        Object.defineProperty(this, "toString", { value, configurable: true, writable: true });
      }
    });
  }
};
var $ZodError = $constructor("$ZodError", initializer);
var $ZodRealError = $constructor("$ZodError", initializer, void 0, {
  Parent: Error
});

// node_modules/zod/v4/core/parse.js
var _parse = (_Err) => {
  const fn = (schema, value, _ctx, _params) => {
    const ctx = _ctx ? { ..._ctx, async: false } : { async: false };
    const result = schema._zod.run({ value, issues: [] }, ctx);
    if (result instanceof Promise) {
      throw new $ZodAsyncError();
    }
    if (result.issues.length) {
      const e = new (_params?.Err ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
      captureStackTrace(e, _params?.callee ?? fn);
      throw e;
    }
    return result.value;
  };
  return fn;
};
var parse2 = /* @__PURE__ */ _parse($ZodRealError);
var _parseAsync = (_Err) => {
  const fn = async (schema, value, _ctx, params) => {
    const ctx = _ctx ? { ..._ctx, async: true } : { async: true };
    let result = schema._zod.run({ value, issues: [] }, ctx);
    if (result instanceof Promise)
      result = await result;
    if (result.issues.length) {
      const e = new (params?.Err ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
      captureStackTrace(e, params?.callee ?? fn);
      throw e;
    }
    return result.value;
  };
  return fn;
};
var parseAsync = /* @__PURE__ */ _parseAsync($ZodRealError);
var _safeParse = (_Err) => (schema, value, _ctx) => {
  const ctx = _ctx ? { ..._ctx, async: false } : { async: false };
  const result = schema._zod.run({ value, issues: [] }, ctx);
  if (result instanceof Promise) {
    throw new $ZodAsyncError();
  }
  return result.issues.length ? failure(_Err, result.issues, ctx) : { success: true, data: result.value };
};
var safeParse = /* @__PURE__ */ _safeParse($ZodRealError);
function failure(Err, issues, ctx) {
  let error2;
  return {
    success: false,
    get error() {
      if (!error2) {
        error2 = new Err(issues.map((iss) => finalizeIssue(iss, ctx, config())));
        issues = void 0;
        ctx = void 0;
      }
      return error2;
    },
    set error(e) {
      error2 = e;
      issues = void 0;
      ctx = void 0;
    }
  };
}
var _safeParseAsync = (_Err) => async (schema, value, _ctx) => {
  const ctx = _ctx ? { ..._ctx, async: true } : { async: true };
  let result = schema._zod.run({ value, issues: [] }, ctx);
  if (result instanceof Promise)
    result = await result;
  return result.issues.length ? failure(_Err, result.issues, ctx) : { success: true, data: result.value };
};
var safeParseAsync = /* @__PURE__ */ _safeParseAsync($ZodRealError);

// node_modules/zod/v4/core/regexes.js
var anyString = /^[\s\S]{0,}$/;
var number = /^-?\d+(?:\.\d+)?$/;
var boolean = /^(?:true|false)$/i;

// node_modules/zod/v4/core/checks.js
var $ZodCheck = /* @__PURE__ */ $constructor("$ZodCheck", (inst, def) => {
  var _a2;
  inst._zod ?? (inst._zod = {});
  inst._zod.def = def;
  (_a2 = inst._zod).onattach ?? (_a2.onattach = []);
});
var $ZodCheckStringFormat = /* @__PURE__ */ $constructor("$ZodCheckStringFormat", (inst, def) => {
  var _a2, _b;
  $ZodCheck.init(inst, def);
  if (def.pattern)
    (_a2 = inst._zod).check ?? (_a2.check = (payload) => {
      def.pattern.lastIndex = 0;
      if (def.pattern.test(payload.value))
        return;
      payload.issues.push({
        origin: "string",
        code: "invalid_format",
        format: def.format,
        input: payload.value,
        ...def.pattern ? { pattern: def.pattern.toString() } : {},
        inst,
        continue: !def.abort
      });
    });
  else
    (_b = inst._zod).check ?? (_b.check = () => {
    });
});
var $ZodCheckRegex = /* @__PURE__ */ $constructor("$ZodCheckRegex", (inst, def) => {
  $ZodCheckStringFormat.init(inst, def);
  inst._zod.check = (payload) => {
    def.pattern.lastIndex = 0;
    if (def.pattern.test(payload.value))
      return;
    payload.issues.push({
      origin: "string",
      code: "invalid_format",
      format: "regex",
      input: payload.value,
      pattern: def.pattern.toString(),
      inst,
      continue: !def.abort
    });
  };
});

// node_modules/zod/v4/core/versions.js
var version = {
  major: 4,
  minor: 6,
  patch: 7
};

// node_modules/zod/v4/core/schemas.js
var $ZodType = /* @__PURE__ */ $constructor("$ZodType", (inst, def) => {
  var _a2;
  inst ?? (inst = {});
  inst._zod.def = def;
  inst._zod.bag = inst._zod.bag || {};
  inst._zod.version = version;
  const defChecks = inst._zod.def.checks;
  const checks = inst._zod.traits.has("$ZodCheck") ? [inst, ...defChecks ?? []] : defChecks?.length ? [...defChecks] : [];
  for (const ch of checks) {
    for (const fn of ch._zod.onattach) {
      fn(inst);
    }
  }
  if (checks.length === 0) {
    (_a2 = inst._zod).deferred ?? (_a2.deferred = []);
    inst._zod.deferred?.push(() => {
      inst._zod.run = inst._zod.parse;
    });
  } else {
    const runChecks = (payload, checks2, ctx) => {
      if (payload.memo)
        return payload;
      let isAborted = aborted(payload);
      let asyncResult;
      for (const ch of checks2) {
        if (ch._zod.def.when) {
          if (explicitlyAborted(payload))
            continue;
          const shouldRun = ch._zod.def.when(payload);
          if (!shouldRun)
            continue;
        } else if (isAborted) {
          continue;
        }
        const currLen = payload.issues.length;
        const _ = ch._zod.check(payload);
        if (_ instanceof Promise && ctx?.async === false) {
          throw new $ZodAsyncError();
        }
        if (asyncResult || _ instanceof Promise) {
          asyncResult = (asyncResult ?? Promise.resolve()).then(async () => {
            await _;
            const nextLen = payload.issues.length;
            if (nextLen === currLen)
              return;
            attachSchema(payload.issues, currLen, inst);
            if (!isAborted)
              isAborted = aborted(payload, currLen);
          });
        } else {
          const nextLen = payload.issues.length;
          if (nextLen === currLen)
            continue;
          attachSchema(payload.issues, currLen, inst);
          if (!isAborted)
            isAborted = aborted(payload, currLen);
        }
      }
      if (asyncResult) {
        return asyncResult.then(() => {
          return payload;
        });
      }
      return payload;
    };
    const handleCanaryResult = (canary, payload, ctx) => {
      if (aborted(canary)) {
        canary.aborted = true;
        return canary;
      }
      const checkResult = runChecks(payload, checks, ctx);
      if (checkResult instanceof Promise) {
        if (ctx.async === false)
          throw new $ZodAsyncError();
        return checkResult.then((checkResult2) => inst._zod.parse(checkResult2, ctx));
      }
      return inst._zod.parse(checkResult, ctx);
    };
    inst._zod.run = (payload, ctx) => {
      if (ctx.skipChecks) {
        return inst._zod.parse(payload, ctx);
      }
      if (ctx.direction === "backward") {
        const canary = inst._zod.parse({ value: payload.value, issues: [] }, { ...ctx, skipChecks: true });
        if (canary instanceof Promise) {
          return canary.then((canary2) => {
            return handleCanaryResult(canary2, payload, ctx);
          });
        }
        return handleCanaryResult(canary, payload, ctx);
      }
      const result = inst._zod.parse(payload, ctx);
      if (result instanceof Promise) {
        if (ctx.async === false)
          throw new $ZodAsyncError();
        return result.then((result2) => runChecks(result2, checks, ctx));
      }
      return runChecks(result, checks, ctx);
    };
  }
}, {
  // Wrappers extend this by installing a richer factory over it; reading it eagerly would defeat the laziness.
  get "~standard"() {
    return hide(this, "~standard", standardProps(this));
  },
  set "~standard"(value) {
    own(this, "~standard", value);
  }
});
var toStandardResult = (r, ctx) => r.issues.length ? { issues: r.issues.map((iss) => finalizeIssue(iss, ctx, config())) } : { value: r.value };
async function validateAsync(inst, value) {
  const ctx = { async: true };
  return toStandardResult(await inst._zod.run({ value, issues: [] }, ctx), ctx);
}
function standardProps(inst) {
  return {
    validate: (value) => {
      const ctx = { async: false };
      try {
        const r = inst._zod.run({ value, issues: [] }, ctx);
        if (!(r instanceof Promise))
          return toStandardResult(r, ctx);
      } catch (_) {
      }
      return validateAsync(inst, value);
    },
    vendor: "zod",
    version: 1
  };
}
var $ZodString = /* @__PURE__ */ $constructor("$ZodString", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.pattern = def.pattern ?? anyString;
  inst._zod.parse = (payload, _) => {
    if (def.coerce)
      try {
        payload.value = String(payload.value);
      } catch (_2) {
      }
    if (typeof payload.value === "string")
      return payload;
    payload.issues.push({
      expected: "string",
      code: "invalid_type",
      input: payload.value,
      inst
    });
    return payload;
  };
});
var $ZodNumber = /* @__PURE__ */ $constructor("$ZodNumber", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.pattern = number;
  inst._zod.parse = (payload, _ctx) => {
    if (def.coerce)
      try {
        payload.value = Number(payload.value);
      } catch (_) {
      }
    const input = payload.value;
    if (typeof input === "number" && !Number.isNaN(input) && Number.isFinite(input)) {
      return payload;
    }
    const received = typeof input === "number" ? Number.isNaN(input) ? "NaN" : !Number.isFinite(input) ? String(input) : void 0 : void 0;
    payload.issues.push({
      expected: "number",
      code: "invalid_type",
      input,
      inst,
      ...received ? { received } : {}
    });
    return payload;
  };
});
var $ZodBoolean = /* @__PURE__ */ $constructor("$ZodBoolean", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.pattern = boolean;
  inst._zod.parse = (payload, _ctx) => {
    if (def.coerce)
      try {
        payload.value = Boolean(payload.value);
      } catch (_) {
      }
    const input = payload.value;
    if (typeof input === "boolean")
      return payload;
    payload.issues.push({
      expected: "boolean",
      code: "invalid_type",
      input,
      inst
    });
    return payload;
  };
});
var $ZodUnknown = /* @__PURE__ */ $constructor("$ZodUnknown", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.parse = (payload) => payload;
});
function capSize(inst, size) {
  const caps = sizeCaps(inst._zod.def.checks);
  if (!caps.length)
    return;
  const cap = Math.min(...caps.map((c) => c[0]));
  const parse3 = inst._zod.parse;
  inst._zod.parse = (payload, ctx) => {
    const n = size(payload.value);
    if (n > cap && !ctx?.skipChecks && ctx?.direction !== "backward") {
      for (const [max, ch] of sizeCaps(inst._zod.def.checks)) {
        if (n > max && ch._zod.def.when(payload)) {
          const start = payload.issues.length;
          ch._zod.check(payload);
          payload.issues[start].continue = false;
          attachSchema(payload.issues, start, inst);
          return payload;
        }
      }
    }
    return parse3(payload, ctx);
  };
}
var arraySize = (input) => Array.isArray(input) ? input.length : -1;
function handleArrayResult(result, final, index) {
  if (result.issues.length) {
    final.issues.push(...prefixIssues(index, result.issues));
  }
  final.value[index] = result.value;
}
var $ZodArray = /* @__PURE__ */ $constructor("$ZodArray", (inst, def) => {
  $ZodType.init(inst, def);
  const memo = globalConfig.memoizer;
  memo?.attach(inst);
  inst._zod.parse = (payload, ctx) => {
    const input = payload.value;
    if (!Array.isArray(input)) {
      payload.issues.push({
        expected: "array",
        code: "invalid_type",
        input,
        inst
      });
      return payload;
    }
    payload.value = memo ? memo.alloc(inst, payload, Array(input.length), ctx) : Array(input.length);
    const proms = [];
    const abortEarly = ctx?.abortEarly;
    for (let i = 0; i < input.length; i++) {
      const item = input[i];
      const result = def.element._zod.run({
        value: item,
        issues: []
      }, ctx);
      if (result instanceof Promise) {
        proms.push(result.then((result2) => handleArrayResult(result2, payload, i)));
      } else {
        handleArrayResult(result, payload, i);
        if (abortEarly && result.issues.length !== 0 && aborted(result))
          break;
      }
    }
    if (proms.length) {
      return Promise.all(proms).then(() => payload);
    }
    return payload;
  };
  capSize(inst, arraySize);
});
function handlePropertyResult(result, final, key, input, optin, optout) {
  const isPresent = key in input;
  const isOptionalOut = optout === "optional";
  if (!isPresent && isOptionalOut && optin === "optional") {
    return;
  }
  if (result.issues.length) {
    if (optin !== void 0 && isOptionalOut && !isPresent) {
      return;
    }
    final.issues.push(...prefixIssues(key, result.issues));
  }
  if (!isPresent && optin === void 0) {
    if (!result.issues.length) {
      final.issues.push({
        code: "invalid_type",
        expected: "nonoptional",
        input: void 0,
        path: [key]
      });
    }
    return;
  }
  if (result.value === void 0) {
    if (isPresent || optin === "defaulted" && !isOptionalOut) {
      final.value[key] = void 0;
    }
  } else {
    final.value[key] = result.value;
  }
}
var NO_SYMBOL_KEYS = [];
function normalizeDef(def) {
  const keys = Object.keys(def.shape);
  const ownSymbols = Object.getOwnPropertySymbols(def.shape);
  const symbolKeys = ownSymbols.length ? ownSymbols : NO_SYMBOL_KEYS;
  const allKeys = symbolKeys.length ? [...keys, ...symbolKeys] : keys;
  for (const k of allKeys) {
    if (!def.shape?.[k]?._zod?.traits?.has("$ZodType")) {
      throw new Error(`Invalid element at key "${String(k)}": expected a Zod schema`);
    }
  }
  const okeys = optionalKeys(def.shape);
  return {
    ...def,
    allKeys,
    symbolKeys,
    // string-only: handleCatchall matches it against `for...in`, which never yields a symbol
    keySet: new Set(keys),
    numKeys: keys.length,
    optionalKeys: new Set(okeys)
  };
}
function handleCatchall(proms, input, payload, ctx, def, inst, abortEarly) {
  const unrecognized = [];
  const keySet = def.keySet;
  const _catchall = def.catchall._zod;
  const t = _catchall.def.type;
  const optin = _catchall.optin;
  const optout = _catchall.optout;
  let seen = 0;
  for (const key in input) {
    if (abortEarly && payload.issues.length !== seen) {
      if (aborted(payload, seen))
        break;
      seen = payload.issues.length;
    }
    if (keySet.has(key))
      continue;
    if (key === "__proto__") {
      if (t === "never")
        unrecognized.push(key);
      continue;
    }
    if (t === "never") {
      unrecognized.push(key);
      continue;
    }
    const r = _catchall.run({ value: input[key], issues: [] }, ctx);
    if (r instanceof Promise) {
      proms.push(r.then((r2) => handlePropertyResult(r2, payload, key, input, optin, optout)));
    } else {
      handlePropertyResult(r, payload, key, input, optin, optout);
    }
  }
  if (unrecognized.length) {
    payload.issues.push({
      code: "unrecognized_keys",
      keys: unrecognized,
      input,
      inst,
      // Describes the shape of the input, not the validity of the parsed value, so it never aborts. The parse still fails; the schema's own checks just get to run first, and an enclosing intersection can reconcile the key against a sibling operand.
      continue: true
    });
  }
  if (!proms.length)
    return payload;
  return Promise.all(proms).then(() => {
    return payload;
  });
}
var $ZodObject = /* @__PURE__ */ $constructor("$ZodObject", (inst, def) => {
  $ZodType.init(inst, def);
  const desc = Object.getOwnPropertyDescriptor(def, "shape");
  const sh = desc?.get ? desc.get.raw : def.shape ?? {};
  if (sh) {
    const get = () => {
      const newSh = { ...sh };
      Object.defineProperty(def, "shape", { value: newSh });
      get.raw = newSh;
      return newSh;
    };
    get.raw = sh;
    Object.defineProperty(def, "shape", { get });
  }
  const _normalized = cached(() => normalizeDef(def));
  defineLazyInternal(inst, "propValues", (zod) => {
    const shape = zod.def.shape;
    const propValues = {};
    for (const key in shape) {
      const field = shape[key]._zod;
      if (field.values) {
        if (!Object.prototype.hasOwnProperty.call(propValues, key)) {
          assignProp(propValues, key, /* @__PURE__ */ new Set());
        }
        for (const v of field.values)
          propValues[key].add(v);
        if (field.optin !== void 0)
          propValues[key].add(void 0);
      }
    }
    return propValues;
  });
  const isObject2 = isObject;
  const catchall = def.catchall;
  let value;
  const memo = globalConfig.memoizer;
  memo?.attach(inst);
  inst._zod.parse = (payload, ctx) => {
    value ?? (value = _normalized.value);
    const input = payload.value;
    if (!isObject2(input)) {
      payload.issues.push({
        expected: "object",
        code: "invalid_type",
        input,
        inst
      });
      return payload;
    }
    payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
    const proms = [];
    const shape = value.shape;
    const abortEarly = ctx?.abortEarly;
    let seen = payload.issues.length;
    for (const key of value.allKeys) {
      if (abortEarly && payload.issues.length !== seen) {
        if (aborted(payload, seen))
          break;
        seen = payload.issues.length;
      }
      if (key === "__proto__")
        continue;
      const el = shape[key];
      const optin = el._zod.optin;
      const optout = el._zod.optout;
      const r = el._zod.run({ value: input[key], issues: [] }, ctx);
      if (r instanceof Promise) {
        proms.push(r.then((r2) => handlePropertyResult(r2, payload, key, input, optin, optout)));
      } else {
        handlePropertyResult(r, payload, key, input, optin, optout);
      }
    }
    if (!catchall) {
      return proms.length ? Promise.all(proms).then(() => payload) : payload;
    }
    return handleCatchall(proms, input, payload, ctx, _normalized.value, inst, abortEarly === true);
  };
});
function handleUnionResults(results, final, inst, ctx) {
  for (const result of results) {
    if (result.issues.length === 0) {
      final.value = result.value;
      return final;
    }
  }
  const nonaborted = results.filter((r) => !aborted(r));
  if (nonaborted.length === 1) {
    final.value = nonaborted[0].value;
    return nonaborted[0];
  }
  final.issues.push({
    code: "invalid_union",
    input: final.value,
    inst,
    errors: results.map((result) => result.issues.map((iss) => finalizeIssue(iss, ctx, config())))
  });
  return final;
}
var $ZodUnion = /* @__PURE__ */ $constructor("$ZodUnion", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "optin", (zod) => zod.def.options.some((o) => o._zod.optin === "defaulted") ? "defaulted" : zod.def.options.some((o) => o._zod.optin !== void 0) ? "optional" : void 0);
  defineLazyInternal(inst, "optout", (zod) => zod.def.options.some((o) => o._zod.optout === "optional") ? "optional" : void 0);
  defineLazyInternal(inst, "values", (zod) => {
    if (zod.def.options.every((o) => o._zod.values)) {
      return new Set(zod.def.options.flatMap((option) => Array.from(option._zod.values)));
    }
    return void 0;
  });
  defineLazyInternal(inst, "pattern", (zod) => {
    if (zod.def.options.every((o) => o._zod.pattern)) {
      const patterns = zod.def.options.map((o) => o._zod.pattern);
      return new RegExp(`^(${patterns.map((p) => cleanRegex(p.source)).join("|")})$`);
    }
    return void 0;
  });
  const first = def.options.length === 1 ? def.options[0]._zod.run : null;
  inst._zod.parse = (payload, ctx) => {
    if (first) {
      return first(payload, ctx);
    }
    let async = false;
    const results = [];
    for (const option of def.options) {
      const result = option._zod.run({
        value: payload.value,
        issues: []
      }, ctx);
      if (result instanceof Promise) {
        results.push(result);
        async = true;
      } else {
        if (result.issues.length === 0)
          return result;
        results.push(result);
      }
    }
    if (!async)
      return handleUnionResults(results, payload, inst, ctx);
    return Promise.all(results).then((results2) => {
      return handleUnionResults(results2, payload, inst, ctx);
    });
  };
});
var $ZodTransform = /* @__PURE__ */ $constructor("$ZodTransform", (inst, def) => {
  $ZodType.init(inst, def);
  inst._zod.optin = "optional";
  globalConfig.memoizer?.guard(inst);
  inst._zod.parse = (payload, ctx) => {
    if (ctx.direction === "backward") {
      throw new $ZodEncodeError(inst.constructor.name);
    }
    const _out = def.transform(payload.value, payload);
    if (ctx.async) {
      const output = _out instanceof Promise ? _out : Promise.resolve(_out);
      return output.then((output2) => {
        payload.value = output2;
        return payload;
      });
    }
    if (_out instanceof Promise) {
      throw new $ZodAsyncError();
    }
    payload.value = _out;
    return payload;
  };
});
function handleOptionalResult(payload, result) {
  payload.value = result.issues.length ? void 0 : result.value;
  return payload;
}
var $ZodOptional = /* @__PURE__ */ $constructor("$ZodOptional", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
  inst._zod.optout = "optional";
  defineLazyInternal(inst, "values", (zod) => {
    const values = zod.def.innerType._zod.values;
    return values ? /* @__PURE__ */ new Set([...values, void 0]) : void 0;
  });
  defineLazyInternal(inst, "pattern", (zod) => {
    const pattern = zod.def.innerType._zod.pattern;
    return pattern ? new RegExp(`^(${cleanRegex(pattern.source)})?$`) : void 0;
  });
  inst._zod.parse = (payload, ctx) => {
    if (payload.value === void 0) {
      if (def.innerType._zod.optin !== "defaulted")
        return payload;
      const result = def.innerType._zod.run({ value: payload.value, issues: [] }, ctx);
      if (result instanceof Promise)
        return result.then((result2) => handleOptionalResult(payload, result2));
      return handleOptionalResult(payload, result);
    }
    return def.innerType._zod.run(payload, ctx);
  };
});
var $ZodNullable = /* @__PURE__ */ $constructor("$ZodNullable", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin);
  defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
  defineLazyInternal(inst, "pattern", (zod) => {
    const pattern = zod.def.innerType._zod.pattern;
    return pattern ? new RegExp(`^(${cleanRegex(pattern.source)}|null)$`) : void 0;
  });
  defineLazyInternal(inst, "values", (zod) => {
    return zod.def.innerType._zod.values ? /* @__PURE__ */ new Set([...zod.def.innerType._zod.values, null]) : void 0;
  });
  inst._zod.parse = (payload, ctx) => {
    if (payload.value === null)
      return payload;
    return def.innerType._zod.run(payload, ctx);
  };
});
function handleCatchResult(payload, result, def, ctx) {
  if (!result.issues.length) {
    payload.value = result.value;
    if (result.memo)
      payload.memo = true;
    return payload;
  }
  payload.value = def.catchValue({
    ...result,
    value: payload.value,
    error: {
      issues: result.issues.map((iss) => finalizeIssue(iss, ctx, config()))
    },
    input: payload.value
  });
  return payload;
}
var $ZodCatch = /* @__PURE__ */ $constructor("$ZodCatch", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
  defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
  defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
  inst._zod.parse = (payload, ctx) => {
    if (ctx.direction === "backward") {
      return def.innerType._zod.run(payload, ctx);
    }
    const result = def.innerType._zod.run({ value: payload.value, issues: [] }, ctx);
    if (result instanceof Promise) {
      return result.then((result2) => handleCatchResult(payload, result2, def, ctx));
    }
    return handleCatchResult(payload, result, def, ctx);
  };
});
var $ZodPipe = /* @__PURE__ */ $constructor("$ZodPipe", (inst, def) => {
  $ZodType.init(inst, def);
  defineLazyInternal(inst, "values", (zod) => zod.def.in._zod.values);
  defineLazyInternal(inst, "optin", (zod) => zod.def.in._zod.optin);
  defineLazyInternal(inst, "optout", (zod) => zod.def.out._zod.optout);
  defineLazyInternal(inst, "propValues", (zod) => zod.def.in._zod.propValues);
  inst._zod.parse = (payload, ctx) => {
    if (ctx.direction === "backward") {
      const right = def.out._zod.run(payload, ctx);
      if (right instanceof Promise) {
        return right.then((right2) => handlePipeResult(right2, def.in, ctx));
      }
      return handlePipeResult(right, def.in, ctx);
    }
    const left = def.in._zod.run(payload, ctx);
    if (left instanceof Promise) {
      return left.then((left2) => handlePipeResult(left2, def.out, ctx));
    }
    return handlePipeResult(left, def.out, ctx);
  };
});
function handlePipeResult(left, next, ctx) {
  if (left.issues.some((iss) => iss.code !== "unrecognized_keys")) {
    left.aborted = true;
    return left;
  }
  return next._zod.run({ value: left.value, issues: left.issues }, ctx);
}
var $ZodCustom = /* @__PURE__ */ $constructor("$ZodCustom", (inst, def) => {
  $ZodCheck.init(inst, def);
  $ZodType.init(inst, def);
  inst._zod.parse = (payload, _) => {
    return payload;
  };
  inst._zod.check = (payload) => {
    const input = payload.value;
    const r = def.fn(input);
    if (r instanceof Promise) {
      return r.then((r2) => handleRefineResult(r2, payload, input, inst));
    }
    handleRefineResult(r, payload, input, inst);
    return;
  };
});
function handleRefineResult(result, payload, input, inst) {
  if (!result) {
    const _iss = {
      code: "custom",
      input,
      inst,
      // incorporates params.error into issue reporting
      path: [...inst._zod.def.path ?? []],
      // incorporates params.error into issue reporting
      continue: !inst._zod.def.abort
      // params: inst._zod.def.params,
    };
    if (inst._zod.def.params)
      _iss.params = inst._zod.def.params;
    payload.issues.push(issue2(_iss));
  }
}

// node_modules/zod/v4/core/api.js
function snapshotChecks(def) {
  if (def.checks)
    def.checks = [...def.checks];
  return def;
}
// @__NO_SIDE_EFFECTS__
function _string(Class2, params) {
  return new Class2(snapshotChecks({ type: "string", ...normalizeParams(params) }));
}
// @__NO_SIDE_EFFECTS__
function _number(Class2, params) {
  return new Class2(snapshotChecks({ type: "number", checks: [], ...normalizeParams(params) }));
}
// @__NO_SIDE_EFFECTS__
function _boolean(Class2, params) {
  return new Class2({
    type: "boolean",
    ...normalizeParams(params)
  });
}
// @__NO_SIDE_EFFECTS__
function _unknown(Class2) {
  return new Class2({
    type: "unknown"
  });
}
// @__NO_SIDE_EFFECTS__
function _regex(pattern, params) {
  return new $ZodCheckRegex({
    check: "string_format",
    format: "regex",
    ...normalizeParams(params),
    pattern
  });
}
// @__NO_SIDE_EFFECTS__
function _refine(Class2, fn, _params) {
  const schema = new Class2({
    type: "custom",
    check: "custom",
    fn,
    ...normalizeParams(_params)
  });
  return schema;
}

// node_modules/zod/v4/mini/schemas.js
var ZodMiniType = /* @__PURE__ */ $constructor("ZodMiniType", (inst, def) => {
  if (!inst._zod)
    throw new Error("Uninitialized schema in ZodMiniType.");
  $ZodType.init(inst, def);
  inst.def = def;
  inst.type = def.type;
}, {
  // `with` is an alias for `check`: the same function object, not a wrapper.
  get with() {
    return this.check;
  },
  set with(value) {
    own(this, "with", value);
  },
  parse(data, params) {
    return parse2(this, data, params, { callee: this.parse });
  },
  parseAsync(data, params) {
    return parseAsync(this, data, params, { callee: this.parseAsync });
  },
  safeParse(data, params) {
    return safeParse(this, data, params);
  },
  safeParseAsync(data, params) {
    return safeParseAsync(this, data, params);
  },
  check(...checks) {
    const def = this.def;
    return this.clone({
      ...def,
      checks: [
        ...def.checks ?? [],
        ...checks.map((ch) => typeof ch === "function" ? { _zod: { check: ch, def: { check: "custom" }, onattach: [] } } : ch)
      ]
    }, { parent: true });
  },
  clone(_def, params) {
    return clone(this, _def, params);
  },
  brand() {
    return this;
  },
  register(reg, meta2) {
    reg.add(this, meta2);
    return this;
  },
  apply(fn, ...args) {
    return args.length === 0 ? fn(this) : fn(this, ...args);
  }
});
var ZodMiniString = /* @__PURE__ */ $constructor("ZodMiniString", (inst, def) => {
  $ZodString.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function string2(params) {
  return _string(ZodMiniString, params);
}
var ZodMiniNumber = /* @__PURE__ */ $constructor("ZodMiniNumber", (inst, def) => {
  $ZodNumber.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function number2(params) {
  return _number(ZodMiniNumber, params);
}
var ZodMiniBoolean = /* @__PURE__ */ $constructor("ZodMiniBoolean", (inst, def) => {
  $ZodBoolean.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function boolean2(params) {
  return _boolean(ZodMiniBoolean, params);
}
var ZodMiniUnknown = /* @__PURE__ */ $constructor("ZodMiniUnknown", (inst, def) => {
  $ZodUnknown.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function unknown() {
  return _unknown(ZodMiniUnknown);
}
var ZodMiniArray = /* @__PURE__ */ $constructor("ZodMiniArray", (inst, def) => {
  $ZodArray.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function array(element, params) {
  return new ZodMiniArray({
    type: "array",
    element,
    ...normalizeParams(params)
  });
}
var ZodMiniObject = /* @__PURE__ */ $constructor("ZodMiniObject", (inst, def) => {
  $ZodObject.init(inst, def);
  ZodMiniType.init(inst, def);
  installLazyProp(inst, "shape", (self) => self._zod.def.shape, false);
});
// @__NO_SIDE_EFFECTS__
function object(shape, params) {
  const def = {
    type: "object",
    shape: shape ?? {},
    ...normalizeParams(params)
  };
  return new ZodMiniObject(def);
}
var ZodMiniUnion = /* @__PURE__ */ $constructor("ZodMiniUnion", (inst, def) => {
  $ZodUnion.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function union(options, params) {
  return new ZodMiniUnion({
    type: "union",
    options,
    ...normalizeParams(params)
  });
}
var ZodMiniTransform = /* @__PURE__ */ $constructor("ZodMiniTransform", (inst, def) => {
  $ZodTransform.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function transform(fn) {
  return new ZodMiniTransform({
    type: "transform",
    transform: fn
  });
}
var ZodMiniOptional = /* @__PURE__ */ $constructor("ZodMiniOptional", (inst, def) => {
  $ZodOptional.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function optional(innerType) {
  return new ZodMiniOptional({
    type: "optional",
    innerType
  });
}
var ZodMiniNullable = /* @__PURE__ */ $constructor("ZodMiniNullable", (inst, def) => {
  $ZodNullable.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function nullable(innerType) {
  return new ZodMiniNullable({
    type: "nullable",
    innerType
  });
}
// @__NO_SIDE_EFFECTS__
function nullish2(innerType) {
  return /* @__PURE__ */ optional(/* @__PURE__ */ nullable(innerType));
}
var ZodMiniCatch = /* @__PURE__ */ $constructor("ZodMiniCatch", (inst, def) => {
  $ZodCatch.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function _catch(innerType, catchValue) {
  return new ZodMiniCatch({
    type: "catch",
    innerType,
    catchValue: typeof catchValue === "function" ? catchValue : util_exports.constantCatch(catchValue)
  });
}
var ZodMiniPipe = /* @__PURE__ */ $constructor("ZodMiniPipe", (inst, def) => {
  $ZodPipe.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function pipe(in_, out) {
  return new ZodMiniPipe({
    type: "pipe",
    in: in_,
    out
  });
}
var ZodMiniCustom = /* @__PURE__ */ $constructor("ZodMiniCustom", (inst, def) => {
  $ZodCustom.init(inst, def);
  ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function refine(fn, _params = {}) {
  return _refine(ZodMiniCustom, fn, _params);
}

// shared/gitlab/wire.ts
var orElse = _catch;
var id = pipe(
  union([number2(), pipe(string2().check(_regex(/^\d+$/)), transform(Number))]),
  number2().check(refine((value) => Number.isSafeInteger(value) && value >= 0))
);
var text = orElse(optional(string2()), void 0);
var number3 = orElse(
  optional(union([number2(), pipe(string2().check(_regex(/^\d+(\.\d+)?$/)), transform(Number))])),
  void 0
);
var status = pipe(string2(), transform(toStatus));
var flag = orElse(boolean2(), false);
function readable(row) {
  const keep = (rows) => rows.flatMap((one) => {
    const { success, data } = row.safeParse(one);
    return success ? [data] : [];
  });
  return pipe(orElse(array(unknown()), []), transform(keep));
}
var pipelineRow = object({
  id,
  project_id: id,
  status,
  iid: number3,
  ref: text,
  sha: text,
  source: text,
  web_url: text,
  created_at: text,
  updated_at: text,
  started_at: text,
  finished_at: text,
  duration: number3,
  yaml_errors: text
});
var artifactRow = object({ file_type: string2(), filename: string2(), size: number3, file_format: text });
var jobRow = object({
  id,
  name: string2(),
  status,
  stage: text,
  ref: text,
  allow_failure: flag,
  web_url: text,
  failure_reason: text,
  created_at: text,
  started_at: text,
  finished_at: text,
  duration: number3,
  tag_list: readable(string2()),
  artifacts: readable(artifactRow),
  artifacts_file: orElse(optional(object({ filename: string2(), size: number3 })), void 0),
  artifacts_expire_at: text,
  pipeline: pipelineRow
});
var bridgeRow = object({
  id,
  name: string2(),
  status,
  stage: text,
  allow_failure: flag,
  web_url: text,
  downstream_pipeline: nullish2(pipelineRow)
});
var triggerTokenRow = object({
  id,
  token: text,
  description: text,
  created_at: text,
  last_used: text,
  expires_at: text,
  owner: orElse(optional(object({ id, username: string2() })), void 0)
});
var parsePipeline = (json) => toPipeline(pipelineRow.parse(json));
function toPipeline(row) {
  return {
    id: row.id,
    projectId: row.project_id,
    status: row.status,
    ref: row.ref ?? "",
    sha: row.sha ?? "",
    webUrl: row.web_url ?? "",
    ...given({
      iid: row.iid,
      source: row.source,
      createdAt: row.created_at,
      updatedAt: row.updated_at,
      startedAt: row.started_at,
      finishedAt: row.finished_at,
      durationS: row.duration,
      yamlErrors: row.yaml_errors
    })
  };
}
function given(all) {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== void 0));
}

// shared/gitlab/route.ts
function route(texts, ...values) {
  return texts.map((text2, index) => text2 + (index < values.length ? segment(values[index]) : "")).join("");
}
function segment(value) {
  if (typeof value === "number") {
    if (Number.isSafeInteger(value) && value >= 0) return String(value);
    throw new CodedError("INPUT_INVALID", `${value} is no id that GitLab could know.`);
  }
  if (value === void 0 || value === "" || value === "." || value === "..")
    throw new CodedError("INPUT_INVALID", `"${value ?? ""}" names no project, ref or job in GitLab.`);
  if (!value.isWellFormed())
    throw new CodedError("INPUT_INVALID", `"${printable(value.toWellFormed())}" holds half a character.`);
  return encodeURIComponent(value);
}

// shared/gitlab/pipelines.ts
function cancelPipeline(gitlab, credential, project, id2, signal) {
  const path = route`projects/${project}/pipelines/${id2}/cancel`;
  const what = `canceling pipeline ${id2} of ${projectName(project)}`;
  return call(gitlab, { method: "POST", path, what, credential }, parsePipeline, signal);
}

// shared/time/within.ts
async function within(clock, ms, late, work, signal) {
  const limit = new AbortController();
  const done = new AbortController();
  const timer = clock.sleep(ms, done.signal).then(
    () => limit.abort(late()),
    () => void 0
  );
  try {
    return await work(signal === void 0 ? limit.signal : AbortSignal.any([signal, limit.signal]));
  } finally {
    done.abort();
    await timer;
  }
}

// action/trigger/cancel.ts
var CANCEL_WITHIN_MS = 5e3;
async function cancelDownstream(gitlab, clock, readers, { project, id: id2 }) {
  const credential = readers.find(({ kind }) => kind === "access-token");
  if (credential === void 0) return { kind: "not-possible" };
  const late = () => new CodedError("GITLAB_DEADLINE", `GitLab did not answer the request to cancel pipeline ${id2}.`);
  try {
    const { status: status2 } = await within(
      clock,
      CANCEL_WITHIN_MS,
      late,
      (signal) => cancelPipeline(gitlab, credential, project, id2, signal)
    );
    return { kind: "requested", status: status2 };
  } catch (error2) {
    return { kind: "failed", reason: oneLine(error2) };
  }
}
function cancellationText(pipeline, cancellation) {
  const [id2, url] = [pipeline.id, printable(pipeline.webUrl)];
  switch (cancellation.kind) {
    case "requested":
      return `Asked GitLab to cancel pipeline ${id2}; it is ${printable(statusText(cancellation.status), 60)}: ${url}`;
    case "not-possible":
      return `Pipeline ${id2} keeps running: cancelling it needs \`access-token\` with the scope api. Cancel it at ${url}`;
    case "failed":
      return `Pipeline ${id2} may keep running: ${cancellation.reason} Cancel it at ${url}`;
  }
}

// action/trigger/run-state.ts
var RUN_STATE = { pipeline: "pipeline", finished: "finished" };
function readLeftRunning(text2) {
  let kept;
  try {
    kept = JSON.parse(text2);
  } catch {
    return void 0;
  }
  if (typeof kept !== "object" || kept === null) return void 0;
  const { host, project, id: id2, webUrl } = kept;
  if (typeof host !== "string" || typeof webUrl !== "string" || typeof id2 !== "number") return void 0;
  if (typeof project !== "number" && typeof project !== "string") return void 0;
  return { host, project, id: id2, webUrl };
}

// action/clean-up.ts
async function cleanUp({ host, clock, connect, cwd }, left, raw) {
  const running = left.finished === "" ? readLeftRunning(left.pipeline) : void 0;
  if (running === void 0) return;
  const token = readToken("access-token", raw["access-token"], () => {
  });
  if (token !== void 0) host.mask(token);
  const readers = token === void 0 ? [] : [{ kind: "access-token", token }];
  try {
    const caFile = (raw["ca-file"] ?? "").trim();
    const gitlab = connect({ url: running.host, ...caFile === "" ? {} : { caFile: $resolve(cwd, caFile) } }, host.log);
    const cancellation = await cancelDownstream(gitlab, clock, readers, running);
    gitlab.close();
    const text2 = `The step ended before its time. ${cancellationText(running, cancellation)}`;
    if (cancellation.kind === "requested") host.notice(text2);
    else host.warning(text2);
  } catch (error2) {
    host.warning(
      `Pipeline ${running.id} may keep running: ${oneLine(error2)} Cancel it at ${printable(running.webUrl)}`
    );
  }
}

// action/hosts/plain-text.ts
var LONGEST_LINE = 4e3;
function plainLines(text2, redact) {
  return redact(text2).split("\n").map((line) => printableWhole(line, LONGEST_LINE));
}

// action/hosts/secrets.ts
var Secrets = class {
  #known = [];
  #redact = redactor([]);
  add(secret) {
    this.#known.push(secret);
    this.#redact = redactor(this.#known);
  }
  hide = (text2) => this.#redact(text2);
};

// action/hosts/terminal.ts
function logOf(show, warn, verbose) {
  const detail = (message, fields) => {
    if (verbose) show(withFields(message, fields));
  };
  return {
    debug: detail,
    info: detail,
    warn: (message, fields) => warn(withFields(message, fields)),
    error: (message, fields) => warn(withFields(message, fields))
  };
}
function withFields(message, fields) {
  const pairs = Object.entries(fields ?? {}).filter(([, value]) => value !== void 0);
  return [message, ...pairs.map(([name, value]) => `${name}=${String(value)}`)].join(" ");
}

// action/hosts/uncommanded.ts
function uncommanded(line) {
  return line.replaceAll("##[", "## [").replace(/^(\s*):(?=:)/, "$1: ");
}

// action/hosts/github.ts
var LONGEST_SUMMARY = 1e6;
function githubHost(hasSummary) {
  const secrets = new Secrets();
  const safe = (text2) => plainLines(text2, secrets.hide);
  const line = (text2) => {
    for (const one of safe(text2)) info(uncommanded(one));
  };
  const warning2 = (text2) => warning(safe(text2).join("\n"));
  return {
    kind: "github",
    mask: (secret) => {
      secrets.add(secret);
      setSecret(secret.reveal());
    },
    hide: secrets.hide,
    line,
    notice: (text2) => notice(safe(text2).join("\n")),
    warning: warning2,
    error: (text2) => error(safe(text2).join("\n")),
    section: (title) => {
      startGroup(safe(title).join(" "));
      return () => endGroup();
    },
    output: (name, value) => setOutput(name, secrets.hide(value)),
    saveState: (name, value) => saveState(name, value),
    summary: async (markdown) => {
      const text2 = secrets.hide(markdown);
      if (hasSummary && text2.length < LONGEST_SUMMARY) await summary.addRaw(text2).write();
    },
    // The runner shows these only when debugging is switched on for it.
    log: logOf((text2) => debug(safe(text2).join(" ")), warning2, true)
  };
}

// action/inputs/declared.generated.ts
var DECLARED_INPUTS = [
  { "name": "host", "description": "The GitLab server, as a URL or a bare host name; a server below a path (https://example.com/gitlab) works too. Without it, the server of the surrounding GitLab job ($CI_SERVER_URL) is used, and https://gitlab.com everywhere else.", "required": false, "secret": false },
  { "name": "project", "description": "The project whose pipeline is triggered: its full path (group/subgroup/name), its numeric id, or the URL of its page on `host`.", "required": true, "secret": false },
  { "name": "ref", "description": "The branch or tag the pipeline runs on. GitLab takes no commit here.", "required": true, "secret": false },
  { "name": "trigger-token", "description": "A pipeline trigger token of the project (Settings > CI/CD > Pipeline trigger tokens). Without it, the pipeline is triggered with `job-token`.", "required": false, "secret": true },
  { "name": "access-token", "description": "A project, group or personal access token that may read the pipeline and its artifacts (scope read_api), and cancel it when the step is cancelled (scope api). Without it, the step looks with `job-token`, then without any token.", "required": false, "secret": true },
  { "name": "job-token", "description": "A GitLab CI/CD job token, which triggers when there is no `trigger-token` and reads when there is no `access-token`. Inside a GitLab job, $CI_JOB_TOKEN is used for it by itself.", "required": false, "secret": true },
  { "name": "variables", "description": "Pipeline variables, as a JSON object, a YAML map, or lines of NAME=value. Every value travels as a string.", "required": false, "secret": false },
  { "name": "inputs", "description": "Typed inputs for `spec: inputs` of the project's CI file, as a JSON object or a YAML map. Numbers, booleans and lists keep their types.", "required": false, "secret": false },
  { "name": "wait", "description": "Whether to wait until the pipeline has ended. With false, the step ends as soon as the pipeline exists.", "default": "true", "required": false, "secret": false },
  { "name": "timeout", "description": "How long to wait for the pipeline at most, for example 90s, 45m or 1h30m. The pipeline itself runs on after that.", "default": "1h", "required": false, "secret": false },
  { "name": "poll-interval", "description": "The pause between two looks at the pipeline, for example 10s. Without it, the step looks every second at first and ever less often later, at least every 15 seconds.", "required": false, "secret": false },
  { "name": "artifacts", "description": 'Which artifacts to bring back: true for those of every job, or job names with globs, one per line or parted by commas, each followed by path globs where only some files are wanted ("test-*: reports/**"). False brings none.', "default": "false", "required": false, "secret": false },
  { "name": "artifacts-path", "description": "The folder the artifacts are extracted to, those of each job to a folder of the job's name in it. It is made when missing, and must be empty or of an earlier run, whose artifacts of the same project are replaced: two steps for one project take a folder each.", "default": "downstream-artifacts", "required": false, "secret": false },
  { "name": "if-no-artifacts", "description": "What to do when artifacts were asked for and the pipeline has none of them: fail, warn or ignore.", "default": "fail", "required": false, "secret": false },
  { "name": "ca-file", "description": "A PEM file with the certificate authority of a GitLab server whose certificate is not signed by a public one.", "required": false, "secret": false }
];

// action/inputs/raw.ts
function rawFromAction(env) {
  return collect((name) => env[`INPUT_${name.toUpperCase()}`]);
}
function collect(look) {
  return Object.fromEntries(
    DECLARED_INPUTS.flatMap(({ name }) => {
      const text2 = look(name);
      return text2 === void 0 || text2 === "" ? [] : [[name, text2]];
    })
  );
}

// action/post.ts
await cleanUp(
  {
    host: githubHost(false),
    clock: systemClock,
    connect: (options, log) => connectGitLab(options, { clock: systemClock, random: Math.random, log }),
    cwd: process.cwd()
  },
  { finished: getState(RUN_STATE.finished), pipeline: getState(RUN_STATE.pipeline) },
  rawFromAction(process.env)
);
