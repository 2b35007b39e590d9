export interface KamailioOptions {
  /** Who may watch: `everybody` (the default), or only whom a person's `rules` (pres-rules, put by XCAP) let. */
  readonly watchers?: 'everybody' | 'rules' | undefined;
}

/** kamailio.cfg for one server: SIP over WebSocket, presence, dialog state, resource lists, XCAP. */
export function configuration(folder: string, port: number, { watchers = 'everybody' }: KamailioOptions): string {
  return `#!KAMAILIO
${globals(port)}
${modules.map(name => `loadmodule "${name}.so"`).join('\n')}
${parameters(folder, port, watchers === 'everybody').map(([module, name, value]) => `modparam("${module}", "${name}", ${JSON.stringify(value)})`).join('\n')}
${routes}`;
}

// An HTTP GET, such as a WebSocket begins with, has no Content-Length: SIP over TCP would insist on one.
const globals = (port: number): string => `
debug=2
log_stderror=yes
children=2
tcp_children=2
disable_core_dump=yes
auto_aliases=no
alias="example.org"
alias="corp.example"
alias="auth.example.org"
dns=no
rev_dns=no
dns_try_ipv6=no
use_dns_cache=no
listen=tcp:127.0.0.1:${port}
listen=udp:127.0.0.1:${port}
enable_tls=no
tcp_accept_no_cl=yes
tcp_connection_lifetime=3605
tcp_max_connections=16384
tcp_rd_buf_size=262144
pv_buffer_size=262143
http_reply_parse=yes`;

const modules = [
  'kex', 'corex', 'tm', 'tmx', 'sl', 'rr', 'pv', 'maxfwd', 'textops', 'textopsx', 'siputils', 'xlog', 'sanity', 'nathelper', 'auth',
  'usrloc', 'registrar', 'xhttp', 'websocket', 'db_text', 'presence', 'presence_xml', 'presence_dialoginfo', 'pua', 'xcap_server', 'rls',
];

type Parameter = readonly [module: string, name: string, value: string | number];

function parameters(folder: string, port: number, everybody: boolean): readonly Parameter[] {
  const database = `text://${folder}/db`, itself = `sip:127.0.0.1:${port}`;
  return [
    ['usrloc', 'db_mode', 0],
    ['registrar', 'received_avp', '$avp(RECEIVED)'], ['nathelper', 'received_avp', '$avp(RECEIVED)'], ['registrar', 'min_expires', 1],
    ['presence', 'db_url', database], ['presence', 'publ_cache', 2],
    // Without a table of subscriptions, rules that are put by XCAP end 5.6.3 with signal 11.
    ['presence', 'subs_db_mode', everybody ? 0 : 1], ['presence', 'server_address', `sip:presence@127.0.0.1:${port}`],
    ['presence', 'notifier_processes', 0], ['presence', 'send_fast_notify', 1], ['presence', 'min_expires', 1], ['presence', 'min_expires_action', 1],
    ['presence', 'clean_period', 10], ['presence', 'db_update_period', 0],
    ['presence_xml', 'db_url', database], ['presence_xml', 'force_active', everybody ? 1 : 0], ['presence_xml', 'integrated_xcap_server', 1],
    ['presence_xml', 'disable_winfo', 0],
    ['pua', 'db_url', database], ['pua', 'db_mode', 0], ['pua', 'check_remote_contact', 0], ['pua', 'outbound_proxy', itself],
    ['xcap_server', 'db_url', database],
    ['rls', 'db_url', database], ['rls', 'xcap_db_url', database], ['rls', 'db_mode', 0], ['rls', 'integrated_xcap_server', 1],
    ['rls', 'server_address', `sip:rls@127.0.0.1:${port}`], ['rls', 'to_presence_code', 5], ['rls', 'waitn_time', 1], ['rls', 'notifier_processes', 0],
    ['rls', 'rls_event', 'presence'], ['rls', 'outbound_proxy', itself],
    ['websocket', 'keepalive_mechanism', 1], ['websocket', 'keepalive_timeout', 30], ['websocket', 'sub_protocols', 1],
  ];
}

// A page's Contact is somebody@random.invalid (RFC 7118 §5.2): rewritten to where its socket is, or no NOTIFY finds it.
const routes = `
request_route {
  if (!mf_process_maxfwd_header("10")) { sl_send_reply("483", "Too Many Hops"); exit; }
  if (!sanity_check("1511", "7")) { exit; }
  if (proto == WS || proto == WSS) {
    force_rport();
    if (is_method("REGISTER")) { fix_nated_register(); }
    else if (is_method("SUBSCRIBE|PUBLISH|INVITE|MESSAGE") && is_present_hf("Contact")) { fix_nated_contact(); msg_apply_changes(); }
  }
  if (is_method("OPTIONS")) { sl_send_reply("200", "OK"); exit; }
  if ($fd == "auth.example.org" && is_method("REGISTER|SUBSCRIBE|PUBLISH|MESSAGE") && !has_totag() && $rU != "rls-internal") {
    if (!pv_www_authenticate("$fd", "secret", "0")) { www_challenge("$fd", "1"); exit; }
    consume_credentials();
  }
  if (is_method("SUBSCRIBE|PUBLISH|NOTIFY|MESSAGE")) { if (!t_newtran()) { sl_reply_error(); exit; } }
  if (is_method("REGISTER")) { save("location"); exit; }
  if (is_method("PUBLISH")) { handle_publish(); t_release(); exit; }
  if (is_method("SUBSCRIBE")) {
    # 5 = no resource list: an ordinary subscription (to_presence_code)
    $var(rls) = rls_handle_subscribe();
    if ($rc == 5) { handle_subscribe(); }
    t_release(); exit;
  }
  if (is_method("NOTIFY")) { rls_handle_notify(); t_release(); exit; }
  if (is_method("MESSAGE")) {
    if (!lookup("location")) { t_reply("404", "Not Found"); exit; }
    t_relay(); exit;
  }
  if (is_method("ACK|CANCEL")) { t_check_trans(); exit; }
  sl_send_reply("405", "Method Not Allowed");
}

event_route[xhttp:request] {
  set_reply_close();
  set_reply_no_connect();
  if ($hdr(Upgrade) =~ "websocket" && $hdr(Connection) =~ "[Uu]pgrade" && $rm =~ "GET") {
    ws_handle_handshake();
    exit;
  }
  append_to_reply("Access-Control-Allow-Origin: *\\r\\n");
  append_to_reply("Access-Control-Allow-Methods: GET, PUT, DELETE, OPTIONS\\r\\n");
  append_to_reply("Access-Control-Allow-Headers: Content-Type, If-Match\\r\\n");
  if ($rm == "OPTIONS") { xhttp_reply("200", "OK", "text/plain", ""); exit; }
  if ($hu =~ "^/xcap-root/") {
    $xcapuri(u=>data) = $hu;
    if ($xcapuri(u=>xuid) =~ "^sip:.+@.+") { $var(uri) = $xcapuri(u=>xuid); } else { $var(uri) = "sip:" + $xcapuri(u=>xuid); }
    switch ($rm) {
      case "PUT":
        xcaps_put("$var(uri)", "$hu", "$rb");
        if ($xcapuri(u=>auid) =~ "pres-rules") { pres_update_watchers("$var(uri)", "presence"); }
        break;
      case "GET": xcaps_get("$var(uri)", "$hu"); break;
      case "DELETE": xcaps_del("$var(uri)", "$hu"); break;
    }
    exit;
  }
  xhttp_reply("200", "OK", "text/plain", "a presence server for tests\\n");
}
`;
