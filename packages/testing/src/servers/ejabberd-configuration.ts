/** ejabberd.yml for one server: WebSocket, BOSH, web presence and the API on one port of the loopback address. */
export function configuration(port: number, domains: readonly string[], federation: string | undefined): string {
  return `${listeners(port, domains, federation)}${rules}${modules(port, federation)}`;
}

const listeners = (port: number, domains: readonly string[], federation: string | undefined): string => `
loglevel: info
log_rotate_count: 0
hosts: [${domains.map(domain => JSON.stringify(domain)).join(', ')}]
auth_method: [internal]
auth_password_format: plain
disable_sasl_mechanisms: ["digest-md5", "X-OAUTH2"]
s2s_use_starttls: false
outgoing_s2s_timeout: 2
websocket_timeout: 300
listen:
  -
    port: ${port}
    ip: "127.0.0.1"
    module: ejabberd_http
    request_handlers:
      /ws: ejabberd_http_ws
      /bosh: mod_bosh
      /api: mod_http_api
      /presence: mod_webpresence
    custom_headers:
      "Access-Control-Allow-Origin": "*"
      "Access-Control-Allow-Methods": "GET, POST, OPTIONS"
      "Access-Control-Allow-Headers": "Content-Type, Authorization"
${federation ? `  -\n    port: 5269\n    ip: "${federation}"\n    module: ejabberd_s2s_in\n` : ''}
`;

const rules = `acl:
  local:
    user_regexp: ""
  loopback:
    ip: ["127.0.0.0/8", "::1/128"]
access_rules:
  local:
    allow: local
  webpresence_auto:
    allow: local
api_permissions:
  "this machine":
    who:
      access:
        allow:
          acl: loopback
    what: "*"
shaper_rules:
  max_user_sessions: 10
  max_user_offline_messages: 1000
`;

const modules = (port: number, federation: string | undefined): string => `modules:
  mod_admin_extra: {}
  mod_blocking: {}
  mod_bosh:
    max_inactivity: 30
  mod_caps: {}
  mod_carboncopy: {}
  mod_client_state: {}
  mod_disco: {}
  mod_http_api: {}
  mod_last: {}
  mod_offline:
    access_max_user_messages: max_user_offline_messages
  mod_ping: {}
  mod_private: {}
  mod_privacy: {}
  mod_pubsub:
    plugins: [flat, pep]
  mod_roster:
    versioning: true
${federation ? '  mod_s2s_dialback: {}\n' : ''}  mod_shared_roster: {}
  mod_stream_mgmt:
    resend_on_timeout: if_offline
  mod_vcard: {}
  mod_version: {}
  mod_webpresence:
    access: local
    pixmaps_path: "/usr/share/ejabberd-mod-webpresence/pixmaps"
    baseurl: "http://127.0.0.1:${port}/presence/"
`;
