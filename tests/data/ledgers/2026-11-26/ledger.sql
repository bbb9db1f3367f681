-- A practice ledger as ocop of commit bbac961 (2026-11-26, format 2) left it after story.jsonl;
-- written out by the sqlite3 shell. Never made anew: the next version must open it.
PRAGMA application_id = 1329811280;
PRAGMA user_version = 2;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE till (no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO till VALUES(1,'ea921f3d58c041ef');
CREATE TABLE journal (
  pos INTEGER PRIMARY KEY, till INTEGER NOT NULL REFERENCES till(no), seq INTEGER NOT NULL CHECK (seq > 0),
  header TEXT NOT NULL, payload TEXT NOT NULL, hash BLOB NOT NULL CHECK (length(hash) = 32)) STRICT;
INSERT INTO journal VALUES(1,1,1,'["ea921f3d58c041ef","-",1,"01a20ada2c007fb6b21453fc2bba9de2","ledger_begun",1,1795478400000,420,"2026-11-24","owner",null,"",null]','{"practice":true,"key":"ce326b1efc8b834d5ff707a36946105d22c9d5b41319360e11a0718e42f80110","rates":[{"class":"r0","from":"2009-01-01","percent":0},{"class":"r5","from":"2009-01-01","percent":5},{"class":"r10","from":"2009-01-01","percent":10},{"class":"r8","from":"2009-01-01","percent":10},{"class":"r8","from":"2025-07-01","percent":8},{"class":"r8","from":"2027-01-01","percent":10}]}',X'2765b4f14ac8fac69f2bd55fdf08b6ded32a94d1be8a8625aa5037152c824a19');
INSERT INTO journal VALUES(2,1,2,'["ea921f3d58c041ef","-",2,"01a20ada2c017ccfbf9831d4dbea7246","point_described",1,1795478400001,420,"2026-11-24","owner",null,"16d60717bcfa636f",null]','{"code":"Q1","name":"OCOP Bến Tre","regime":"deduction","bank":{"bin":"970436","account":"0123456789"}}',X'2e76d04b5702584ac1c5aa76f86e4c5dea46804c0173feccefdeb58687bc8d9b');
INSERT INTO journal VALUES(3,1,3,'["ea921f3d58c041ef","Q1",3,"01a20ada2c0278a1ab405502d6f057df","staff_recorded",1,1795478400002,420,"2026-11-24","owner",null,"dbfb24905a5f8453",null]','{"code":"minh","name":"Minh","role":"manager","active":true}',X'b0eec6c9728f4f8d398159bd9c4811993c9c30402d63bb76f33523eacce819fb');
INSERT INTO journal VALUES(4,1,4,'["ea921f3d58c041ef","Q1",4,"01a20ada2c037ba6881f9b6171034cce","pin_set",1,1795478400003,420,"2026-11-24","owner",null,"8a235018db319ab6",null]','{"staff":"minh"}',X'b2ab33ee34134f2a0462da8cc52c3362434612e877132aa5752b6e65be8b7568');
INSERT INTO journal VALUES(5,1,5,'["ea921f3d58c041ef","Q1",5,"01a20b12ef4072a3b43eba55b462abaa","staff_recorded",1,1795482120000,420,"2026-11-24","owner",null,"e71b4e57ac1d29e3",null]','{"code":"lan","name":"Lan","role":"cashier","active":true}',X'0a82caecb8a5d82d32851576699dd8ee55e6d200f2e2728c66819b261df43204');
INSERT INTO journal VALUES(6,1,6,'["ea921f3d58c041ef","Q1",6,"01a20b13d9a070f5b247b6648f6bae94","catalogue_recorded",1,1795482180000,420,"2026-11-24","owner",null,"90e558a5fda3ed49",null]','{"facts":[{"producer":{"code":"DA","name":"Cty Đông Á","kind":"company"}},{"product":{"code":"KD450","name":"Kẹo dừa","producer":"DA"}},{"sku":{"code":"KD450","product":"KD450","pack":"450 g","unit":"hộp","sold_by":"piece"}},{"price":{"sku":"KD450","price":58000,"from":"2026-01-01"}},{"tax":{"sku":"KD450","class":"r8","from":"2026-01-01"}},{"producer":{"code":"OX","name":"HTX Ong Xanh","kind":"cooperative"}},{"product":{"code":"MO500","name":"Mật ong","producer":"OX"}},{"sku":{"code":"MO500","product":"MO500","pack":"500 ml","unit":"chai","sold_by":"piece"}},{"price":{"sku":"MO500","price":120000,"from":"2026-01-01"}},{"tax":{"sku":"MO500","class":"r5","from":"2026-01-01"}},{"recognition":{"product":"MO500","stars":4,"decision":"12/QĐ","from":"2024-01-01","to":"2026-12-31"}},{"product":{"code":"TK","name":"Tôm khô","producer":"OX"}},{"sku":{"code":"TK","product":"TK","unit":"kg","sold_by":"weight"}},{"price":{"sku":"TK","price":999000,"from":"2026-01-01"}}],"source":"mau.csv","counts":{"new":3,"changed":0,"unchanged":0}}',X'09c2dd7d9ca08be9b5e2fc693e45d97536910e6f5f5bf8db0cf88c79cc5969bb');
INSERT INTO journal VALUES(7,1,7,'["ea921f3d58c041ef","Q1",7,"01a20b14c4007f699e5560f67b435350","shift_opened",1,1795482240000,420,"2026-11-24","lan",null,"15b6c5f580ea4cc4",null]','{"shift":1,"float_vnd":1000000}',X'59e464d073e3017eda2bf276249297c0227b85c8d763f7237b08d404b9b4531d');
INSERT INTO journal VALUES(8,1,8,'["ea921f3d58c041ef","Q1",8,"01a20b15ae607042a42c90481a147370","goods_received",1,1795482300000,420,"2026-11-24","owner",null,"12d578d5edd28807",null]','{"document":"Q1-N000008","producer":"OX","delivery_note":"PXK-17","place":"shelf","lines":[{"lot":{"id":"LO-1","sku":"MO500","producer":"OX","code":"L1","expires":"2027-11-30","received":"2026-11-24","form":"consignment","delivery_note":"PXK-17"},"name":"Mật ong 500 ml","unit":"chai","quantity":"4"}]}',X'f2a784ec8c0308ac5ebef9d57cc7c05137eb554b1ad57a219ff0014e6841fcb3');
INSERT INTO journal VALUES(9,1,9,'["ea921f3d58c041ef","Q1",9,"01a20b1698c07b5ca24b1a6fea8e0fc6","sale_completed",1,1795482360000,420,"2026-11-24","lan",null,"fc5c6decfac3451e",null]','{"receipt":"Q1-000001","shift":1,"lines":[{"sku":"MO500","name":"Mật ong 500 ml","unit":"chai","producer":"OX","producer_name":"HTX Ong Xanh","stars":4,"decision":"12/QĐ","quantity":"7","price":120000,"amount":840000,"tax":"r5","rate":5,"vat":40000,"lots":[{"lot":"LO-1","quantity":"4"}],"short":"3"}],"gross":840000,"payable":840000,"vat":[{"label":"5%","amount":840000,"vat":40000}],"tenders":[{"kind":"cash","amount":840000}]}',X'90cb9a8ab0e3d04324a900a1824642a6d0d1ae12e14848d6ea1fb488fbddea8e');
INSERT INTO journal VALUES(10,1,10,'["ea921f3d58c041ef","Q1",10,"01a20b17832075f1bac46de29155d855","stamps_received",1,1795482420000,420,"2026-11-24","owner",null,"a21081f79fa32dc4",null]','{"batch":"T4","stars":4,"quantity":60,"funded_by":"state","from":"VP điều phối NTM"}',X'6b2fc5cecae67ddada6756c9d355bb785358b79213f5fdfa7c7165d9530dab45');
INSERT INTO journal VALUES(11,1,11,'["ea921f3d58c041ef","Q1",11,"01a20d366b807976a5f05cf4b18158cd","shift_closed",1,1795518000000,420,"2026-11-24","owner",null,"ee6a3f196983f0cf",null]','{"shift":1,"float_vnd":1000000,"notes":[{"note":500000,"count":3},{"note":20000,"count":17}],"counted":1840000,"expected":1840000,"over":0,"totals":{"sales":1,"voids":0,"gross":840000,"discount":0,"payable":840000,"vat":40000,"cash":840000,"transfer":0,"waiting":0,"cash_sales":1}}',X'd161916fdbd6a878a1f5701dff1e412ca062abd6832fbaff9707945d610811b0');
INSERT INTO journal VALUES(12,1,12,'["ea921f3d58c041ef","Q1",12,"01a210377680705da8747190dda825fa","shift_opened",1,1795568400000,420,"2026-11-25","lan",null,"a5580f89fa1a0666",null]','{"shift":2,"float_vnd":500000}',X'6dec54bc037fb5c4f03c8a4a836badea1e24747f4a6e7ffb5211a01906d70780');
INSERT INTO journal VALUES(13,1,13,'["ea921f3d58c041ef","Q1",13,"01a2103c0a607998a91020c00852a2b0","goods_received",1,1795568700000,420,"2026-11-25","owner",null,"a1d6efc8f9206352",null]','{"document":"Q1-N000013","producer":"OX","delivery_note":"PXK-18","place":"shelf","lines":[{"lot":{"id":"LO-2","sku":"MO500","producer":"OX","code":"L2","expires":"2027-12-31","received":"2026-11-25","form":"consignment","delivery_note":"PXK-18"},"name":"Mật ong 500 ml","unit":"chai","quantity":"12"},{"lot":{"id":"LO-TK","sku":"TK","producer":"OX","expires":"2027-03-31","received":"2026-11-25","form":"consignment","delivery_note":"PXK-18"},"name":"Tôm khô","unit":"kg","quantity":"5.5"}],"explains":[{"sale":9,"line":0,"lot":"LO-2","quantity":"3"}]}',X'16cd5dcbf012a56dfbdf0b95e82b890d6c19753879e70c59fa77b2c965bf1fb0');
INSERT INTO journal VALUES(14,1,14,'["ea921f3d58c041ef","Q1",14,"01a2103cf4c07473b7ac2246e916102c","stamps_used",1,1795568760000,420,"2026-11-25","owner",null,"89f4de9e70406850",null]','{"document":"Q1-M000014","batch":"T4","quantity":11,"fate":"applied","sku":"MO500","name":"Mật ong 500 ml","left":49}',X'ea6b660cfb98f6aeb9f54de84417395823632e9561cfd962ed56b6c0158f782e');
INSERT INTO journal VALUES(15,1,15,'["ea921f3d58c041ef","Q1",15,"01a2103ddf2079aa8a157c41c566c1b7","goods_sent",1,1795568820000,420,"2026-11-25","owner",null,"4a4eaafbbb66e04e",null]','{"document":"Q1-C000015","from_till":"ea921f3d58c041ef","from":{"code":"Q1","name":"OCOP Bến Tre"},"to":{"code":"Q2","name":"OCOP Ba Tri"},"note":"anh Tư","lines":[{"lot":{"id":"LO-2","sku":"MO500","producer":"OX","code":"L2","expires":"2027-12-31","received":"2026-11-25","form":"consignment","delivery_note":"PXK-18"},"name":"Mật ong 500 ml","unit":"chai","quantity":"3","place":"shelf"}]}',X'4c2479d9f58cf02e6713f0584ed8a2cc3b33ff05015b96ba847c1e3628ef6c66');
INSERT INTO journal VALUES(16,1,16,'["ea921f3d58c041ef","Q1",16,"01a2125cc78074498f0e1a87dbb86694","shift_closed",1,1795604400000,420,"2026-11-25","owner",null,"97f81ac8ef349a0d",null]','{"shift":2,"float_vnd":500000,"notes":[{"note":500000,"count":1}],"counted":500000,"expected":500000,"over":0,"totals":{"sales":0,"voids":0,"gross":0,"discount":0,"payable":0,"vat":0,"cash":0,"transfer":0,"waiting":0}}',X'33bac322d0cdc3b08069ff35bd487294d05a771a3ab6f214f9382630418f1a8c');
INSERT INTO journal VALUES(17,1,17,'["ea921f3d58c041ef","Q1",17,"01a2155dd2807adc9e4e334fe42609c9","shift_opened",1,1795654800000,420,"2026-11-26","lan",null,"a5580f89fa1a0666",null]','{"shift":3,"float_vnd":500000}',X'4fe3823e3d5ce14e8229de4eb06da196be927dcfbab357fdf1f13576c37272b9');
INSERT INTO journal VALUES(18,1,18,'["ea921f3d58c041ef","Q1",18,"01a2156525807b578d1017e3ca6ea262","count_started",1,1795655280000,420,"2026-11-26","owner",null,"f587a4e8b59256fa",null]','{"document":"Q1-K000018","place":"shelf","scope":"all"}',X'7e4e20b9c0e633aea1b5bd44bb487ea3ce25debcc773aac2fc67fc4a716c8c50');
CREATE TABLE ticket (reference TEXT PRIMARY KEY, held INTEGER NOT NULL, body TEXT NOT NULL, at_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO ticket VALUES('Q1T000007',1,'{"ticket":"Q1T000007","lines":[{"sku":"MO500","quantity":"3"}],"held":true,"selected":0}',1795654860000);
CREATE TABLE draft (kind TEXT PRIMARY KEY, body TEXT NOT NULL, at_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO draft VALUES('delivery:DA','{"producer":"DA","delivery_note":"PXK-19","place":"store","form":"consignment","lines":[{"sku":"KD450","quantity":"10","lot_code":"K9","expires":"2027-06-30","form":"consignment"}]}',1795654920000);
INSERT INTO draft VALUES('move:carry','{"work":"carry","from":"shelf","to":"store","lines":[{"lot":"LO-TK","place":"shelf","quantity":"2.5"}]}',1795655040000);
INSERT INTO draft VALUES('move:close:Q1-C000015','{"work":"close","transfer":"Q1-C000015","minutes":"Q2-E000004","lines":[{"lot":"LO-2","arrived":"2","back":"1"}]}',1795655220000);
INSERT INTO draft VALUES('move:send','{"work":"send","to":"shelf","code":"Q3","name":"OCOP Mỏ Cày","note":"xe khách","lines":[{"lot":"LO-2","place":"shelf","quantity":"1"}]}',1795655100000);
INSERT INTO draft VALUES('move:take_in:0011223344556677:Q2-C000009','{"work":"take_in","transfer":"Q2-C000009","from_till":"0011223344556677","from":{"code":"Q2","name":"OCOP Ba Tri"},"to":{"code":"Q1"},"place":"store","lines":[{"lot":{"id":"BT-1","sku":"MO500","producer":"OX","received":"2026-11-01","form":"consignment"},"name":"Mật ong 500 ml","unit":"chai","sent":"4","arrived":"3","damaged":"1","reason":"vỡ"}]}',1795655160000);
INSERT INTO draft VALUES('opening:DA','{"kind":"opening_stock","producer":"DA","counted_with":"chị Sáu","place":"shelf","form":"consignment","lines":[{"sku":"KD450","quantity":"2","form":"consignment","place":"fair","received":"2026-10-01"}]}',1795654980000);
CREATE TABLE outbox (id INTEGER PRIMARY KEY, lane TEXT NOT NULL, doc TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'queued', attempts INTEGER NOT NULL DEFAULT 0, error TEXT NOT NULL DEFAULT '', at_ms INTEGER NOT NULL) STRICT;
CREATE TABLE pin (staff TEXT PRIMARY KEY, hash TEXT NOT NULL, failures INTEGER NOT NULL DEFAULT 0, until_ms INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;
INSERT INTO pin VALUES('minh','$argon2id$v=19$m=19456,t=2,p=1$olc9GcGdi6bIH5thcQNMzg$n5vA7xUYV1f1r6E2Ndd6akMNbbktt7/x3lYExbjxthI',0,0);
CREATE TABLE stamp (id INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, receipt TEXT NOT NULL) STRICT;
CREATE TABLE aside (id TEXT PRIMARY KEY, digest TEXT NOT NULL, outcome TEXT NOT NULL, at_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE counting (document TEXT NOT NULL, sku TEXT NOT NULL, lot TEXT NOT NULL, milli INTEGER CHECK (milli >= 0), first INTEGER NOT NULL, last INTEGER NOT NULL,
  below INTEGER NOT NULL, told INTEGER NOT NULL, at_ms INTEGER NOT NULL, PRIMARY KEY (document, sku, lot)) STRICT, WITHOUT ROWID;
INSERT INTO counting VALUES('Q1-K000018','MO500','',5000,18,18,0,0,1795655340000);
CREATE TABLE import_mapping (heading TEXT PRIMARY KEY, body TEXT NOT NULL, at_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO counter VALUES('structure',6530153364348022243);
INSERT INTO counter VALUES('ticket',7);
CREATE TABLE command (id TEXT PRIMARY KEY, pos INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE point (till INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
INSERT INTO point VALUES(1,'{"code":"Q1","name":"OCOP Bến Tre","regime":"deduction","bank":{"bin":"970436","account":"0123456789"}}');
CREATE TABLE tax_rate (class TEXT NOT NULL, from_day TEXT NOT NULL, percent INTEGER NOT NULL CHECK (percent BETWEEN 0 AND 100),
  at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (class, from_day)) STRICT, WITHOUT ROWID;
INSERT INTO tax_rate VALUES('r0','2009-01-01',0,1795478400000,1,1);
INSERT INTO tax_rate VALUES('r10','2009-01-01',10,1795478400000,1,1);
INSERT INTO tax_rate VALUES('r5','2009-01-01',5,1795478400000,1,1);
INSERT INTO tax_rate VALUES('r8','2009-01-01',10,1795478400000,1,1);
INSERT INTO tax_rate VALUES('r8','2025-07-01',8,1795478400000,1,1);
INSERT INTO tax_rate VALUES('r8','2027-01-01',10,1795478400000,1,1);
CREATE TABLE staff (id TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL CHECK (role IN ('cashier', 'manager')), active INTEGER NOT NULL,
  at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO staff VALUES('lan','Lan','cashier',1,1795482120000,1,5);
INSERT INTO staff VALUES('minh','Minh','manager',1,1795478400002,1,3);
CREATE TABLE producer (code TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, commune TEXT NOT NULL, province TEXT NOT NULL,
  place_code TEXT, place_system TEXT, at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO producer VALUES('DA','Cty Đông Á','company','','',NULL,NULL,1795482180000,1,6);
INSERT INTO producer VALUES('OX','HTX Ong Xanh','cooperative','','',NULL,NULL,1795482180000,1,6);
CREATE TABLE product (code TEXT PRIMARY KEY, name TEXT NOT NULL, producer TEXT NOT NULL, group_item INTEGER, ocop_code TEXT NOT NULL,
  at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO product VALUES('KD450','Kẹo dừa','DA',NULL,'',1795482180000,1,6);
INSERT INTO product VALUES('MO500','Mật ong','OX',NULL,'',1795482180000,1,6);
INSERT INTO product VALUES('TK','Tôm khô','OX',NULL,'',1795482180000,1,6);
CREATE TABLE sku (code TEXT PRIMARY KEY, product TEXT NOT NULL, pack TEXT NOT NULL, unit TEXT NOT NULL, sold_by TEXT NOT NULL, quick INTEGER NOT NULL,
  search TEXT NOT NULL DEFAULT '', sort BLOB NOT NULL DEFAULT x'', at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO sku VALUES('KD450','KD450','450 g','hộp','piece',0,' keo dua| kd| 450 g 450g| cty dong a|| cong ty cti# kd450#= kẹo dừa',X'27202b011e34190113140f01230000050000000100000000000000',1795482180000,1,6);
INSERT INTO sku VALUES('MO500','MO500','500 ml','chai','piece',0,' mat ong| mo| 500 ml 500ml| htx ong xanh|| hop tac xa# mo500#= mật ong',X'291b32012b2a2301140f0f012928000005000000000000000000000000',1795482180000,1,6);
INSERT INTO sku VALUES('TK','TK','','kg','weight',0,' tom kho| tk|| htx ong xanh|| hop tac xa# tk#= tôm khô',X'322c290127242c0000000000000000',1795482180000,1,6);
CREATE TABLE barcode (sku TEXT NOT NULL, code TEXT NOT NULL, PRIMARY KEY (sku, code)) STRICT, WITHOUT ROWID;
CREATE TABLE price (sku TEXT NOT NULL, from_day TEXT NOT NULL, price INTEGER NOT NULL CHECK (price > 0),
  at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (sku, from_day)) STRICT, WITHOUT ROWID;
INSERT INTO price VALUES('KD450','2026-01-01',58000,1795482180000,1,6);
INSERT INTO price VALUES('MO500','2026-01-01',120000,1795482180000,1,6);
INSERT INTO price VALUES('TK','2026-01-01',999000,1795482180000,1,6);
CREATE TABLE sku_tax (sku TEXT NOT NULL, from_day TEXT NOT NULL, class TEXT NOT NULL,
  at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (sku, from_day)) STRICT, WITHOUT ROWID;
INSERT INTO sku_tax VALUES('KD450','2026-01-01','r8',1795482180000,1,6);
INSERT INTO sku_tax VALUES('MO500','2026-01-01','r5',1795482180000,1,6);
CREATE TABLE recognition (product TEXT NOT NULL, from_day TEXT NOT NULL, decision TEXT NOT NULL, to_day TEXT NOT NULL,
  stars INTEGER NOT NULL CHECK (stars BETWEEN 3 AND 5), level TEXT NOT NULL, decided TEXT, body TEXT NOT NULL, criteria TEXT NOT NULL,
  at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (product, from_day, decision)) STRICT, WITHOUT ROWID;
INSERT INTO recognition VALUES('MO500','2024-01-01','12/QĐ','2026-12-31',4,'',NULL,'','',1795482180000,1,6);
CREATE TABLE certificate (producer TEXT NOT NULL, product TEXT NOT NULL, kind TEXT NOT NULL, number TEXT NOT NULL, from_day TEXT NOT NULL,
  to_day TEXT, title TEXT NOT NULL, issuer TEXT NOT NULL, filed_at TEXT NOT NULL,
  at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL,
  PRIMARY KEY (producer, product, kind, number, from_day)) STRICT, WITHOUT ROWID;
CREATE TABLE certificate_withdrawn (producer TEXT NOT NULL, product TEXT NOT NULL, kind TEXT NOT NULL, number TEXT NOT NULL, from_day TEXT NOT NULL,
  day TEXT NOT NULL, reason TEXT NOT NULL, at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL,
  PRIMARY KEY (producer, product, kind, number, from_day)) STRICT, WITHOUT ROWID;
CREATE TABLE paper_rule (rule TEXT NOT NULL, from_day TEXT NOT NULL, body TEXT NOT NULL,
  at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (rule, from_day)) STRICT, WITHOUT ROWID;
CREATE TABLE withdrawal (product TEXT NOT NULL, from_day TEXT NOT NULL, decision TEXT NOT NULL, effective_ms INTEGER NOT NULL, offset_min INTEGER NOT NULL,
  reason TEXT NOT NULL, notice TEXT NOT NULL, goods TEXT NOT NULL,
  at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (product, from_day, decision)) STRICT, WITHOUT ROWID;
CREATE TABLE ocop_status (product TEXT NOT NULL, from_day TEXT NOT NULL, status TEXT NOT NULL, hoped INTEGER, note TEXT NOT NULL,
  at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (product, from_day)) STRICT, WITHOUT ROWID;
CREATE TABLE assortment_target (from_day TEXT PRIMARY KEY, percent INTEGER NOT NULL CHECK (percent BETWEEN 0 AND 100), scope TEXT NOT NULL, basis TEXT NOT NULL,
  at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE shelf_life_rule (group_item INTEGER PRIMARY KEY, share TEXT, days INTEGER,
  at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL) STRICT;
CREATE TABLE shift (
  till INTEGER NOT NULL, no INTEGER NOT NULL, opened_seq INTEGER NOT NULL, opened_by TEXT NOT NULL, opened_ms INTEGER NOT NULL, offset_min INTEGER NOT NULL,
  business_day TEXT NOT NULL, float_vnd INTEGER NOT NULL,
  sales INTEGER NOT NULL DEFAULT 0, voids INTEGER NOT NULL DEFAULT 0, gross INTEGER NOT NULL DEFAULT 0, discount INTEGER NOT NULL DEFAULT 0,
  payable INTEGER NOT NULL DEFAULT 0, vat INTEGER NOT NULL DEFAULT 0, cash INTEGER NOT NULL DEFAULT 0, transfer INTEGER NOT NULL DEFAULT 0,
  waiting INTEGER NOT NULL DEFAULT 0, voided INTEGER NOT NULL DEFAULT 0,
  cash_sales INTEGER NOT NULL DEFAULT 0, transfer_sales INTEGER NOT NULL DEFAULT 0, closed_seq INTEGER, closed_by TEXT, explained_seq INTEGER,
  PRIMARY KEY (till, no), CHECK (payable = gross - discount), CHECK (payable = cash + transfer)) STRICT, WITHOUT ROWID;
INSERT INTO shift VALUES(1,1,7,'lan',1795482240000,420,'2026-11-24',1000000,1,0,840000,0,840000,40000,840000,0,0,0,1,0,11,'owner',NULL);
INSERT INTO shift VALUES(1,2,12,'lan',1795568400000,420,'2026-11-25',500000,0,0,0,0,0,0,0,0,0,0,0,0,16,'owner',NULL);
INSERT INTO shift VALUES(1,3,17,'lan',1795654800000,420,'2026-11-26',500000,0,0,0,0,0,0,0,0,0,0,0,0,NULL,NULL,NULL);
CREATE TABLE sale (
  till INTEGER NOT NULL, no INTEGER NOT NULL, seq INTEGER NOT NULL, shift INTEGER NOT NULL,
  payable INTEGER NOT NULL, waiting INTEGER NOT NULL DEFAULT 0, voided INTEGER NOT NULL DEFAULT 0, copies INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (till, no)) STRICT, WITHOUT ROWID;
INSERT INTO sale VALUES(1,1,9,1,840000,0,0,0);
CREATE TABLE sku_day (
  business_day TEXT NOT NULL, till INTEGER NOT NULL, sku TEXT NOT NULL, quantity_milli INTEGER NOT NULL, amount INTEGER NOT NULL, vat INTEGER NOT NULL,
  PRIMARY KEY (business_day, till, sku)) STRICT, WITHOUT ROWID;
INSERT INTO sku_day VALUES('2026-11-24',1,'MO500',7000,840000,40000);
CREATE TABLE lot (id TEXT PRIMARY KEY, sku TEXT NOT NULL, producer TEXT NOT NULL, body TEXT NOT NULL, document TEXT NOT NULL, held INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;
INSERT INTO lot VALUES('LO-1','MO500','OX','{"id":"LO-1","sku":"MO500","producer":"OX","code":"L1","expires":"2027-11-30","received":"2026-11-24","form":"consignment","delivery_note":"PXK-17"}','Q1-N000008',0);
INSERT INTO lot VALUES('LO-2','MO500','OX','{"id":"LO-2","sku":"MO500","producer":"OX","code":"L2","expires":"2027-12-31","received":"2026-11-25","form":"consignment","delivery_note":"PXK-18"}','Q1-N000013',0);
INSERT INTO lot VALUES('LO-TK','TK','OX','{"id":"LO-TK","sku":"TK","producer":"OX","expires":"2027-03-31","received":"2026-11-25","form":"consignment","delivery_note":"PXK-18"}','Q1-N000013',0);
CREATE TABLE stock (lot TEXT NOT NULL, place TEXT NOT NULL, milli INTEGER NOT NULL, PRIMARY KEY (lot, place)) STRICT, WITHOUT ROWID;
INSERT INTO stock VALUES('LO-1','buyer',4000);
INSERT INTO stock VALUES('LO-1','producer',-4000);
INSERT INTO stock VALUES('LO-1','shelf',0);
INSERT INTO stock VALUES('LO-2','buyer',3000);
INSERT INTO stock VALUES('LO-2','producer',-12000);
INSERT INTO stock VALUES('LO-2','shelf',6000);
INSERT INTO stock VALUES('LO-2','transit',3000);
INSERT INTO stock VALUES('LO-TK','producer',-5500);
INSERT INTO stock VALUES('LO-TK','shelf',5500);
CREATE TABLE movement (lot TEXT NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL, n INTEGER NOT NULL, business_day TEXT NOT NULL,
  source TEXT NOT NULL, target TEXT NOT NULL CHECK (target <> source), milli INTEGER NOT NULL CHECK (milli > 0), PRIMARY KEY (lot, till, seq, n)) STRICT, WITHOUT ROWID;
INSERT INTO movement VALUES('LO-1',1,8,0,'2026-11-24','producer','shelf',4000);
INSERT INTO movement VALUES('LO-1',1,9,0,'2026-11-24','shelf','buyer',4000);
INSERT INTO movement VALUES('LO-2',1,13,0,'2026-11-25','producer','shelf',12000);
INSERT INTO movement VALUES('LO-2',1,13,2,'2026-11-25','shelf','buyer',3000);
INSERT INTO movement VALUES('LO-2',1,15,0,'2026-11-25','shelf','transit',3000);
INSERT INTO movement VALUES('LO-TK',1,13,1,'2026-11-25','producer','shelf',5500);
CREATE TABLE oversold (till INTEGER NOT NULL, seq INTEGER NOT NULL, n INTEGER NOT NULL, sku TEXT NOT NULL, receipt TEXT NOT NULL, milli INTEGER NOT NULL, PRIMARY KEY (till, seq, n)) STRICT, WITHOUT ROWID;
CREATE TABLE code_layout (prefix TEXT PRIMARY KEY, item INTEGER NOT NULL, value TEXT NOT NULL, step INTEGER NOT NULL CHECK (step > 0), verifier TEXT NOT NULL,
  at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE code_learned (pattern TEXT NOT NULL, sample TEXT NOT NULL, sku TEXT NOT NULL, units INTEGER NOT NULL CHECK (units > 0),
  at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (pattern, sample)) STRICT, WITHOUT ROWID;
CREATE TABLE code_forgotten (pattern TEXT PRIMARY KEY, at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE ocop_stamp_batch (till INTEGER NOT NULL, id TEXT NOT NULL, seq INTEGER NOT NULL, at_ms INTEGER NOT NULL, body TEXT NOT NULL,
  stars INTEGER NOT NULL CHECK (stars BETWEEN 3 AND 5), received INTEGER NOT NULL CHECK (received > 0),
  applied INTEGER NOT NULL DEFAULT 0 CHECK (applied >= 0), spoiled INTEGER NOT NULL DEFAULT 0 CHECK (spoiled >= 0),
  returned INTEGER NOT NULL DEFAULT 0 CHECK (returned >= 0), counted INTEGER NOT NULL DEFAULT 0,
  remaining INTEGER NOT NULL CHECK (remaining >= 0 AND remaining = received + counted - applied - spoiled - returned),
  PRIMARY KEY (till, id)) STRICT, WITHOUT ROWID;
INSERT INTO ocop_stamp_batch VALUES(1,'T4',10,1795482420000,'{"batch":"T4","stars":4,"quantity":60,"funded_by":"state","from":"VP điều phối NTM"}',4,60,11,0,0,0,49);
CREATE TABLE ocop_stamp_use (till INTEGER NOT NULL, seq INTEGER NOT NULL, at_ms INTEGER NOT NULL, document TEXT NOT NULL, batch TEXT NOT NULL, fate TEXT NOT NULL,
  sku TEXT, quantity INTEGER NOT NULL CHECK (quantity > 0 OR fate = 'counted'), about TEXT NOT NULL, reason TEXT NOT NULL, undone INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (till, seq)) STRICT, WITHOUT ROWID;
INSERT INTO ocop_stamp_use VALUES(1,14,1795568760000,'Q1-M000014','T4','applied','MO500',11,'Mật ong 500 ml','',0);
CREATE TABLE ocop_stamp_serial (till INTEGER NOT NULL, batch TEXT NOT NULL, seq INTEGER NOT NULL, n INTEGER NOT NULL, off INTEGER NOT NULL,
  first INTEGER NOT NULL, last INTEGER NOT NULL CHECK (last >= first), PRIMARY KEY (till, batch, seq, n)) STRICT, WITHOUT ROWID;
CREATE TABLE ocop_stamp_need (sku TEXT PRIMARY KEY, need TEXT NOT NULL CHECK (need IN ('printed', 'sticker')),
  at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE lot_hold (lot TEXT NOT NULL, at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL, business_day TEXT NOT NULL,
  held INTEGER NOT NULL, PRIMARY KEY (lot, at_ms, till, seq)) STRICT, WITHOUT ROWID;
CREATE TABLE explained (till INTEGER NOT NULL, seq INTEGER NOT NULL, n INTEGER NOT NULL, by_seq INTEGER NOT NULL, lot TEXT NOT NULL,
  sku TEXT NOT NULL, receipt TEXT NOT NULL, milli INTEGER NOT NULL CHECK (milli > 0), PRIMARY KEY (till, seq, n, by_seq, lot)) STRICT, WITHOUT ROWID;
INSERT INTO explained VALUES(1,9,0,13,'LO-2','MO500','Q1-000001',3000);
CREATE TABLE transfer (till INTEGER NOT NULL, seq INTEGER NOT NULL, business_day TEXT NOT NULL, closed TEXT NOT NULL DEFAULT '', PRIMARY KEY (till, seq)) STRICT, WITHOUT ROWID;
INSERT INTO transfer VALUES(1,15,'2026-11-25','');
CREATE TABLE transfer_in (till INTEGER NOT NULL, from_till TEXT NOT NULL, transfer TEXT NOT NULL, document TEXT NOT NULL, PRIMARY KEY (till, from_till, transfer)) STRICT, WITHOUT ROWID;
CREATE TABLE taken_on (till INTEGER NOT NULL, producer TEXT NOT NULL, document TEXT NOT NULL, PRIMARY KEY (till, producer)) STRICT, WITHOUT ROWID;
CREATE TABLE reversed (till INTEGER NOT NULL, seq INTEGER NOT NULL, document TEXT NOT NULL, undone_by TEXT NOT NULL, PRIMARY KEY (till, seq)) STRICT, WITHOUT ROWID;
CREATE TABLE stock_count (till INTEGER NOT NULL, seq INTEGER NOT NULL, document TEXT NOT NULL, place TEXT NOT NULL, scope TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'finished', 'approved', 'dropped')), round INTEGER NOT NULL DEFAULT 0, totals TEXT,
  started_by TEXT NOT NULL, started_ms INTEGER NOT NULL, offset_min INTEGER NOT NULL, closed_by TEXT NOT NULL DEFAULT '', closed_ms INTEGER,
  reason TEXT NOT NULL DEFAULT '', PRIMARY KEY (till, seq)) STRICT, WITHOUT ROWID;
INSERT INTO stock_count VALUES(1,18,'Q1-K000018','shelf','"all"','open',0,NULL,'owner',1795655280000,420,'',NULL,'');
CREATE TABLE stock_count_line (till INTEGER NOT NULL, seq INTEGER NOT NULL, sku TEXT NOT NULL, milli INTEGER NOT NULL, body TEXT NOT NULL, adjusted TEXT,
  PRIMARY KEY (till, seq, sku)) STRICT, WITHOUT ROWID;
CREATE TABLE document (number TEXT PRIMARY KEY, till INTEGER NOT NULL, seq INTEGER NOT NULL, copies INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;
INSERT INTO document VALUES('Q1-C000015',1,15,0);
INSERT INTO document VALUES('Q1-N000008',1,8,0);
INSERT INTO document VALUES('Q1-N000013',1,13,0);
CREATE TABLE label (sku TEXT PRIMARY KEY, price INTEGER NOT NULL, stars INTEGER, day TEXT NOT NULL,
  at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX journal_seq ON journal(till, seq);
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE INDEX product_producer ON product(producer);
CREATE INDEX sku_product ON sku(product);
CREATE INDEX barcode_code ON barcode(code);
CREATE INDEX shift_day ON shift(business_day);
CREATE INDEX sale_waiting ON sale(till, no) WHERE waiting > 0;
CREATE INDEX lot_sku ON lot(sku);
CREATE INDEX ocop_stamp_use_batch ON ocop_stamp_use(till, batch);
CREATE INDEX ocop_stamp_use_sku ON ocop_stamp_use(sku) WHERE sku IS NOT NULL;
CREATE INDEX explained_by ON explained(till, by_seq);
CREATE INDEX explained_receipt ON explained(till, receipt);
CREATE INDEX transfer_open ON transfer(till, seq) WHERE closed = '';
CREATE INDEX reversed_document ON reversed(document);
CREATE UNIQUE INDEX stock_count_document ON stock_count(till, document);
CREATE INDEX document_seq ON document(till, seq);
COMMIT;
