//! A DNS server of our own on a loopback port, over UDP and TCP, whose zone a story changes as it goes.
//!
//! It answers like a resolver: aliases are followed, what is not there is denied with the time for which that
//! may be remembered, and what is too long for UDP is cut so that the client comes back over TCP.

use std::collections::HashMap;
use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream, UdpSocket};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

const A: u16 = 1;
const TXT: u16 = 16;
const CNAME: u16 = 5;
const MX: u16 = 15;
const SOA: u16 = 6;
const NO_SUCH_NAME: u16 = 3;
const SERVER_FAILURE: u16 = 2;
const TRUNCATED: u16 = 0x0200;
/// Between two looks whether the story is over.
const TICK: Duration = Duration::from_millis(50);

/// How the server behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mood {
    /// It answers.
    Answers,
    /// It answers SERVFAIL.
    Fails,
    /// It says nothing.
    Silent,
}

#[derive(Debug, Clone)]
enum Record {
    Txt(Vec<String>),
    Alias(String),
    Mx(u16, String),
    Address(Ipv4Addr),
}

struct Zone {
    records: HashMap<String, Vec<Record>>,
    mood: Mood,
    /// For how many seconds an answer or a denial may be remembered.
    seconds: u32,
    /// The longest answer over UDP.
    datagram_octets: usize,
}

/// A running server; it stops when dropped.
pub(crate) struct Dns {
    address: SocketAddr,
    zone: Arc<Mutex<Zone>>,
    over: Arc<AtomicBool>,
    asked: Arc<AtomicUsize>,
}

impl Dns {
    /// Starts one with an empty zone.
    pub(crate) fn start() -> Self {
        let (udp, tcp) = sockets();
        let address = udp.local_addr().expect("an address");
        let zone = Arc::new(Mutex::new(Zone {
            records: HashMap::new(),
            mood: Mood::Answers,
            seconds: 60,
            datagram_octets: 1_232,
        }));
        let (over, asked) = (Arc::<AtomicBool>::default(), Arc::<AtomicUsize>::default());
        let (zones, ends, counts) = (Arc::clone(&zone), Arc::clone(&over), Arc::clone(&asked));
        std::thread::spawn(move || serve_udp(&udp, &zones, &ends, &counts));
        let (zones, ends) = (Arc::clone(&zone), Arc::clone(&over));
        std::thread::spawn(move || serve_tcp(&tcp, &zones, &ends));
        Self {
            address,
            zone,
            over,
            asked,
        }
    }

    /// Where it listens, as the configuration names it.
    pub(crate) fn address(&self) -> String {
        self.address.to_string()
    }

    /// How many questions came by UDP.
    pub(crate) fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }

    fn zone(&self) -> std::sync::MutexGuard<'_, Zone> {
        self.zone.lock().expect("the zone")
    }

    fn set(&self, name: &str, records: Vec<Record>) {
        self.zone()
            .records
            .insert(name.to_ascii_lowercase(), records);
    }

    /// Makes this the only record under a name, in strings of at most 255 octets.
    pub(crate) fn txt(&self, name: &str, text: &str) {
        self.texts(name, &[text]);
    }

    /// Makes these the records under a name.
    pub(crate) fn texts(&self, name: &str, texts: &[&str]) {
        let split = |text: &&str| {
            let octets: Vec<char> = text.chars().collect();
            let strings = octets.chunks(255).map(|part| part.iter().collect());
            Record::Txt(strings.collect())
        };
        self.set(name, texts.iter().map(split).collect());
    }

    /// Makes a name an alias of another.
    pub(crate) fn alias(&self, name: &str, target: &str) {
        self.set(name, vec![Record::Alias(target.to_owned())]);
    }

    /// Makes these the mail servers of a domain, the preferred one first.
    pub(crate) fn mx(&self, name: &str, hosts: &[&str]) {
        let numbered = (1_u16..).zip(hosts);
        let records = numbered.map(|(place, host)| Record::Mx(place * 10, (*host).to_owned()));
        self.set(name, records.collect());
    }

    /// Gives a name this address and nothing else.
    pub(crate) fn host(&self, name: &str, address: Ipv4Addr) {
        self.set(name, vec![Record::Address(address)]);
    }

    /// Takes a name away.
    pub(crate) fn remove(&self, name: &str) {
        self.zone().records.remove(&name.to_ascii_lowercase());
    }

    /// Changes how it behaves.
    pub(crate) fn mood(&self, mood: Mood) {
        self.zone().mood = mood;
    }

    /// Changes for how long answers may be remembered.
    pub(crate) fn seconds(&self, seconds: u32) {
        self.zone().seconds = seconds;
    }

    /// Sends what is longer over TCP only.
    pub(crate) fn datagram_octets(&self, octets: usize) {
        self.zone().datagram_octets = octets;
    }
}

impl Drop for Dns {
    fn drop(&mut self) {
        self.over.store(true, Ordering::SeqCst);
    }
}

/// A port that is free for both protocols.
fn sockets() -> (UdpSocket, TcpListener) {
    for _ in 0..100 {
        let udp = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let port = udp.local_addr().expect("an address").port();
        if let Ok(tcp) = TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            return (udp, tcp);
        }
    }
    panic!("no port is free for UDP and TCP");
}

fn serve_udp(udp: &UdpSocket, zone: &Mutex<Zone>, over: &AtomicBool, asked: &AtomicUsize) {
    udp.set_read_timeout(Some(TICK)).expect("a timeout");
    let mut octets = [0; 4096];
    while !over.load(Ordering::SeqCst) {
        let Ok((count, from)) = udp.recv_from(&mut octets) else {
            continue;
        };
        asked.fetch_add(1, Ordering::SeqCst);
        let zone = zone.lock().expect("the zone");
        if let Some(answer) = answer(&octets[..count], &zone, zone.datagram_octets) {
            udp.send_to(&answer, from).ok();
        }
    }
}

fn serve_tcp(tcp: &TcpListener, zone: &Arc<Mutex<Zone>>, over: &AtomicBool) {
    tcp.set_nonblocking(true).expect("a setting");
    while !over.load(Ordering::SeqCst) {
        let Ok((stream, _)) = tcp.accept() else {
            std::thread::sleep(TICK);
            continue;
        };
        let zone = Arc::clone(zone);
        std::thread::spawn(move || converse(stream, &zone));
    }
}

/// Answers what comes on one TCP connection (RFC 1035 section 4.2.2).
fn converse(mut stream: TcpStream, zone: &Mutex<Zone>) {
    stream.set_nonblocking(false).expect("a setting");
    stream
        .set_read_timeout(Some(Duration::from_secs(5)))
        .expect("a timeout");
    let mut length = [0; 2];
    while stream.read_exact(&mut length).is_ok() {
        let mut octets = vec![0; usize::from(u16::from_be_bytes(length))];
        if stream.read_exact(&mut octets).is_err() {
            return;
        }
        let answer = answer(&octets, &zone.lock().expect("the zone"), usize::MAX);
        let Some(answer) = answer else { return };
        let length = u16::try_from(answer.len()).expect("a short answer");
        if stream
            .write_all(&[&length.to_be_bytes()[..], &answer].concat())
            .is_err()
        {
            return;
        }
    }
}

fn answer(question: &[u8], zone: &Zone, most_octets: usize) -> Option<Vec<u8>> {
    if zone.mood == Mood::Silent {
        return None;
    }
    let (name, kind, end) = asked(question)?;
    if zone.mood == Mood::Fails {
        return Some(message(question, end, SERVER_FAILURE, &[], &[]));
    }
    let mut answers = Vec::new();
    let mut current = name;
    let mut found = false;
    // As many aliases in a row as anybody makes.
    for _ in 0..8 {
        let records = zone
            .records
            .get(&current)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let mut alias = None;
        for record in records {
            let fits = match record {
                Record::Txt(_) => kind == TXT,
                Record::Mx(..) => kind == MX,
                Record::Address(_) => kind == A,
                Record::Alias(target) => {
                    alias = Some(target.to_ascii_lowercase());
                    true
                }
            };
            if fits {
                answers.push(resource(&current, record, zone.seconds));
                found |= alias.is_none();
            }
        }
        let Some(target) = alias else { break };
        current = target;
    }
    let exists = zone.records.contains_key(&current);
    let code = if exists { 0 } else { NO_SUCH_NAME };
    let denial = if found {
        vec![]
    } else {
        vec![denial(zone.seconds)]
    };
    let whole = message(question, end, code, &answers, &denial);
    if whole.len() > most_octets {
        return Some(message(question, end, code | TRUNCATED, &[], &[]));
    }
    Some(whole)
}

/// The name in lower case, the type, and where the question ends.
fn asked(octets: &[u8]) -> Option<(String, u16, usize)> {
    let mut at = 12;
    let mut labels = Vec::new();
    loop {
        let length = usize::from(*octets.get(at)?);
        at += 1;
        if length == 0 {
            break;
        }
        let label = octets.get(at..at + length)?;
        labels.push(String::from_utf8_lossy(label).to_ascii_lowercase());
        at += length;
    }
    let kind = u16::from_be_bytes([*octets.get(at)?, *octets.get(at + 1)?]);
    Some((labels.join("."), kind, at + 4))
}

fn message(
    question: &[u8],
    end: usize,
    flags: u16,
    answers: &[Vec<u8>],
    authority: &[Vec<u8>],
) -> Vec<u8> {
    let mut octets = question[..2].to_vec();
    // An answer, with recursion asked for and done.
    octets.extend((0x8180 | flags).to_be_bytes());
    octets.extend(1_u16.to_be_bytes());
    for count in [answers.len(), authority.len(), 0] {
        octets.extend(u16::try_from(count).expect("few records").to_be_bytes());
    }
    octets.extend(&question[12..end]);
    octets.extend(answers.iter().chain(authority).flatten());
    octets
}

fn labels(name: &str) -> Vec<u8> {
    let mut octets = Vec::new();
    for label in name.split('.').filter(|label| !label.is_empty()) {
        octets.push(u8::try_from(label.len()).expect("a short label"));
        octets.extend(label.as_bytes());
    }
    octets.push(0);
    octets
}

fn resource(name: &str, record: &Record, seconds: u32) -> Vec<u8> {
    let (kind, data) = match record {
        Record::Txt(strings) => {
            let mut data = Vec::new();
            for string in strings {
                data.push(u8::try_from(string.len()).expect("a short string"));
                data.extend(string.as_bytes());
            }
            (TXT, data)
        }
        Record::Alias(target) => (CNAME, labels(target)),
        Record::Address(address) => (A, address.octets().to_vec()),
        Record::Mx(preference, host) => {
            (MX, [&preference.to_be_bytes()[..], &labels(host)].concat())
        }
    };
    framed(name, kind, &data, seconds)
}

/// The SOA record that says for how long a denial may be remembered (RFC 2308 section 3).
fn denial(seconds: u32) -> Vec<u8> {
    let mut data = [labels("ns.test"), labels("hostmaster.test")].concat();
    for number in [1, 3_600, 600, 86_400, seconds] {
        data.extend(number.to_be_bytes());
    }
    framed("test", SOA, &data, seconds)
}

fn framed(name: &str, kind: u16, data: &[u8], seconds: u32) -> Vec<u8> {
    let mut octets = labels(name);
    octets.extend(kind.to_be_bytes());
    octets.extend(1_u16.to_be_bytes());
    octets.extend(seconds.to_be_bytes());
    octets.extend(u16::try_from(data.len()).expect("short data").to_be_bytes());
    octets.extend(data);
    octets
}
