-- A practice ledger as ocop of commit 66b9d75 (2026-11-26, format 2) left it after story.jsonl;
-- written out by the sqlite3 shell. Never made anew: the next version must open it.
PRAGMA application_id = 1329811280;
PRAGMA user_version = 2;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE till (no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO till VALUES(1,'047b7c780336eeb4');
CREATE TABLE journal (
  pos INTEGER PRIMARY KEY, till INTEGER NOT NULL REFERENCES till(no), seq INTEGER NOT NULL CHECK (seq > 0),
  header TEXT NOT NULL, payload TEXT NOT NULL, hash BLOB NOT NULL CHECK (length(hash) = 32)) STRICT;
INSERT INTO journal VALUES(1,1,1,'["047b7c780336eeb4","-",1,"01a20ada2c0076e7a1cba6232f15f41e","ledger_begun",1,1795478400000,420,"2026-11-24","owner",null,"",null]','{"practice":true,"key":"1decd5003be01c8dd2b1879036117100f3a072e320b53587cd7afef1bbbffb94","rates":[{"class":"r0","from":"2009-01-01","percent":0},{"class":"r5","from":"2009-01-01","percent":5},{"class":"r10","from":"2009-01-01","percent":10},{"class":"r8","from":"2009-01-01","percent":10},{"class":"r8","from":"2025-07-01","percent":8},{"class":"r8","from":"2027-01-01","percent":10}]}',X'24ca85ff9ed8f5d4dfe655e3eec58ecfa9c5b47f72ace18d6af7ea01df511e7b');
INSERT INTO journal VALUES(2,1,2,'["047b7c780336eeb4","-",2,"01a20ada2c017d5eb36a36bceeb491d1","point_described",1,1795478400001,420,"2026-11-24","owner",null,"16d60717bcfa636f",null]','{"code":"Q1","name":"OCOP Bến Tre","regime":"deduction","bank":{"bin":"970436","account":"0123456789"}}',X'f404d5237ae80355a3026e795bc7689d2d465c21b386aa30263175503e5e61e8');
INSERT INTO journal VALUES(3,1,3,'["047b7c780336eeb4","Q1",3,"01a20ada2c02716b825ab920fab97222","staff_recorded",1,1795478400002,420,"2026-11-24","owner",null,"dbfb24905a5f8453",null]','{"code":"minh","name":"Minh","role":"manager","active":true}',X'4fbeefc64ae20f71a96de1bd81f3262567aebbe6f1258fe1a61e49df5efda630');
INSERT INTO journal VALUES(4,1,4,'["047b7c780336eeb4","Q1",4,"01a20ada2c03702fa44dee88709ab542","pin_set",1,1795478400003,420,"2026-11-24","owner",null,"8a235018db319ab6",null]','{"staff":"minh"}',X'4d88b2cb3026eb7768d18dc3df4ae5c35c7e37155ef36f0352aabf138c86b9a9');
INSERT INTO journal VALUES(5,1,5,'["047b7c780336eeb4","Q1",5,"01a20b12ef407e788fb7ef885a86a0df","staff_recorded",1,1795482120000,420,"2026-11-24","owner",null,"e71b4e57ac1d29e3",null]','{"code":"lan","name":"Lan","role":"cashier","active":true}',X'60b356343dd0bbfe22dab84b93a1e565f5202373168559d4746f32afa435161f');
INSERT INTO journal VALUES(6,1,6,'["047b7c780336eeb4","Q1",6,"01a20b13d9a07753b7f6f0530a2c1717","catalogue_recorded",1,1795482180000,420,"2026-11-24","owner",null,"014a761538bccc5a",null]','{"facts":[{"producer":{"code":"DA","name":"Cty Đông Á","kind":"company"}},{"product":{"code":"KD450","name":"Kẹo dừa","producer":"DA"}},{"sku":{"code":"KD450","product":"KD450","pack":"450 g","unit":"hộp","sold_by":"piece"}},{"price":{"sku":"KD450","price":58000,"from":"2026-01-01"}},{"tax":{"sku":"KD450","class":"r8","from":"2026-01-01"}},{"producer":{"code":"OX","name":"HTX Ong Xanh","kind":"cooperative"}},{"product":{"code":"MO500","name":"Mật ong","producer":"OX"}},{"sku":{"code":"MO500","product":"MO500","pack":"500 ml","unit":"chai","sold_by":"piece"}},{"price":{"sku":"MO500","price":120000,"from":"2026-01-01"}},{"tax":{"sku":"MO500","class":"r5","from":"2026-01-01"}},{"recognition":{"product":"MO500","stars":4,"decision":"12/QĐ","from":"2024-01-01","to":"2026-12-31"}},{"sku":{"code":"MO12","product":"MO500","pack":"thùng 12 chai","unit":"thùng","sold_by":"piece"}},{"price":{"sku":"MO12","price":1400000,"from":"2026-01-01"}},{"tax":{"sku":"MO12","class":"r5","from":"2026-01-01"}},{"product":{"code":"TK","name":"Tôm khô","producer":"OX"}},{"sku":{"code":"TK","product":"TK","unit":"kg","sold_by":"weight"}},{"price":{"sku":"TK","price":999000,"from":"2026-01-01"}}],"source":"mau.csv","counts":{"new":4,"changed":0,"unchanged":0}}',X'd71f9f4f8dd1045a93a7845d91b6b0736a61e04ef6080ca136fbff09f3e13488');
INSERT INTO journal VALUES(7,1,7,'["047b7c780336eeb4","Q1",7,"01a20b14c4007b06b48150a87bcd9d42","shift_opened",1,1795482240000,420,"2026-11-24","lan",null,"15b6c5f580ea4cc4",null]','{"shift":1,"float_vnd":1000000}',X'8ec93b9e838cb61f8d93ddc7cb87adc994c3cf6486cf292c5cebcdfe3d882e8f');
INSERT INTO journal VALUES(8,1,8,'["047b7c780336eeb4","Q1",8,"01a20b15ae6070c692024c2d8e53df1c","goods_received",1,1795482300000,420,"2026-11-24","owner",null,"b76c87273c50c7f7",null]','{"document":"Q1-N000008","producer":"OX","delivery_note":"PXK-17","place":"shelf","lines":[{"lot":{"id":"LO-1","sku":"MO500","producer":"OX","code":"L1","expires":"2026-12-10","received":"2026-11-24","form":"consignment","agreement":"HĐKG 12/2026","delivery_note":"PXK-17"},"name":"Mật ong 500 ml","unit":"chai","quantity":"4","keeps_days":16}],"refused":[{"sku":"MO500","quantity":"2","reason":"hết hạn","lot_code":"L0","expires":"2026-11-20"}]}',X'22d2df248fce39b246455634cba6c5822599f8876375423e758612fede3a30a1');
INSERT INTO journal VALUES(9,1,9,'["047b7c780336eeb4","Q1",9,"01a20b1698c07d229e95257ded646e49","sale_completed",1,1795482360000,420,"2026-11-24","lan",null,"b8c99e17b5030891",null]','{"receipt":"Q1-000001","shift":1,"lines":[{"sku":"MO500","name":"Mật ong 500 ml","unit":"chai","producer":"OX","producer_name":"HTX Ong Xanh","stars":4,"decision":"12/QĐ","quantity":"6","price":120000,"amount":720000,"tax":"r5","rate":5,"vat":34286,"lots":[{"lot":"LO-1","quantity":"4"}],"short":"2"},{"sku":"MO12","name":"Mật ong thùng 12 chai","unit":"thùng","producer":"OX","producer_name":"HTX Ong Xanh","stars":4,"decision":"12/QĐ","quantity":"1","price":1400000,"amount":1400000,"tax":"r5","rate":5,"vat":66666,"short":"1"}],"gross":2120000,"payable":2120000,"vat":[{"label":"5%","amount":2120000,"vat":100952}],"tenders":[{"kind":"cash","amount":2120000}]}',X'721bff268f1af98ded8527885b15bd39bdbe621d13a02fd29bfd862ed1a75926');
INSERT INTO journal VALUES(10,1,10,'["047b7c780336eeb4","Q1",10,"01a20b17832070e89ae7729780f9b1ce","stock_taken_on",1,1795482420000,420,"2026-11-24","owner",null,"85edbe802de3cd92",null]','{"document":"Q1-O000010","producer":"OX","counted_with":"chị Sáu","lines":[{"lot":{"id":"DAU","sku":"MO500","producer":"OX","expires":"2027-05-31","received":"2026-11-24","form":"consignment","agreement":"HĐKG 3/2025"},"name":"Mật ong 500 ml","unit":"chai","quantity":"3","place":"shelf"},{"lot":{"id":"THUNG","sku":"MO12","producer":"OX","received":"2026-11-24","form":"consignment"},"name":"Mật ong thùng 12 chai","unit":"thùng","quantity":"2","place":"store"},{"lot":{"id":"TK-1","sku":"TK","producer":"OX","received":"2026-11-24","form":"consignment"},"name":"Tôm khô","unit":"kg","quantity":"1.5","place":"shelf"}],"sold_before":[{"sale":9,"line":1,"lot":"THUNG","quantity":"1"},{"sale":9,"line":0,"lot":"DAU","quantity":"2"}],"holds":[{"lot":"TK-1","hold":"held","reason":"khách báo mốc"}]}',X'ab1983dc79127b3683af03f15614548d6c8fbb35664f0bdff907b16885a7ad0c');
INSERT INTO journal VALUES(11,1,11,'["047b7c780336eeb4","Q1",11,"01a20b186d8077b99a9cd65d7524f83d","sale_completed",1,1795482480000,420,"2026-11-24","lan",null,"df07ee75312cfdc1",null]','{"receipt":"Q1-000002","shift":1,"lines":[{"sku":"MO500","name":"Mật ong 500 ml","unit":"chai","producer":"OX","producer_name":"HTX Ong Xanh","stars":4,"decision":"12/QĐ","quantity":"5","price":120000,"amount":600000,"tax":"r5","rate":5,"vat":28571,"lots":[{"lot":"DAU","quantity":"3"}],"short":"2"}],"gross":600000,"payable":600000,"vat":[{"label":"5%","amount":600000,"vat":28571}],"tenders":[{"kind":"cash","amount":600000}]}',X'1aa1f97aa132e2ecac20faa9eb4992ffe727f451776a3440566b6d7566a91dac');
INSERT INTO journal VALUES(12,1,12,'["047b7c780336eeb4","Q1",12,"01a20b1957e0742a97a25d3c5a5538b9","count_started",1,1795482540000,420,"2026-11-24","owner",null,"f587a4e8b59256fa",null]','{"document":"Q1-K000012","place":"shelf","scope":"all"}',X'886708bbc5d013b05feb671b5a686ec068b239be2bd60da9230841584da836f3');
INSERT INTO journal VALUES(13,1,13,'["047b7c780336eeb4","Q1",13,"01a20b1b2ca07b11a29efd683dfbc08b","count_finished",1,1795482660000,420,"2026-11-24","owner",null,"0ec1d6cbebf823a9",null]','{"document":"Q1-K000012","place":"shelf","round":1,"part":1,"parts":1,"lines":[{"sku":"TK","name":"Tôm khô","unit":"kg","producer":"OX","expected":"0","after":0},{"sku":"MO500","name":"Mật ong 500 ml","unit":"chai","producer":"OX","counted":"2","expected":"0","after":12,"below":"2"}],"totals":{"matched":0,"short":0,"over":1,"left_out":1}}',X'1548ca4c4a1b01fc76877240d2ed734b83cbf8262a8f269dd80539ded378f4bc');
INSERT INTO journal VALUES(14,1,14,'["047b7c780336eeb4","Q1",14,"01a20b1c170079d4886d1d89af6ed63b","goods_received",1,1795482720000,420,"2026-11-24","owner",null,"6e72960035e5e7a6",null]','{"document":"Q1-N000014","producer":"OX","delivery_note":"PXK-18","place":"shelf","lines":[{"lot":{"id":"LO-2","sku":"MO500","producer":"OX","expires":"2027-12-31","received":"2026-11-24","form":"consignment","agreement":"HĐKG 12/2026","delivery_note":"PXK-18"},"name":"Mật ong 500 ml","unit":"chai","quantity":"1"}],"explains":[{"sale":11,"line":0,"lot":"LO-2","quantity":"1"}]}',X'456e8d0141a6be67d3612398646cb7a5daddcebec4e24842c8ff4e6b118721b5');
INSERT INTO journal VALUES(15,1,15,'["047b7c780336eeb4","Q1",15,"01a20b1d0160741b8482d532cc318131","count_approved",1,1795482780000,420,"2026-11-24","owner",null,"6a84e816b7e7119f",null]','{"document":"Q1-K000012","place":"shelf","part":1,"parts":1,"reason":"kiểm kê","adjusted":[{"sku":"MO500","name":"Mật ong 500 ml","unit":"chai","counted":"2","expected":"0","found":"3","explained":"1","explained_since":"1"}],"movements":[{"lot":"LO-1","from":"count","to":"shelf","quantity":"3"},{"lot":"LO-1","from":"count","to":"buyer","quantity":"1"}],"explains":[{"sale":11,"line":0,"lot":"LO-1","quantity":"1"}]}',X'ffbf8ec91e11da380f4740814d36c17153fb24a1079f9f854103905c1a3bf2d6');
INSERT INTO journal VALUES(16,1,16,'["047b7c780336eeb4","Q1",16,"01a20b1debc07ed5b9be5e72bcb5b191","goods_repacked",1,1795482840000,420,"2026-11-24","owner",null,"e2ae528e26da80bd",null]','{"document":"Q1-S000016","opened":{"lot":{"id":"THUNG","sku":"MO12","producer":"OX","received":"2026-11-24","form":"consignment"},"name":"Mật ong thùng 12 chai","unit":"thùng","quantity":"1","place":"store"},"measure":{"contains":"12"},"made":{"lot":{"id":"CHAI","sku":"MO500","producer":"OX","received":"2026-11-24","form":"consignment","from_lot":"THUNG"},"name":"Mật ong 500 ml","unit":"chai","quantity":"12","place":"shelf"}}',X'bb3c8ef44c69fc9ddcc90235da2e5899abe7d8fb63ef6199277d585d04ca79a1');
INSERT INTO journal VALUES(17,1,17,'["047b7c780336eeb4","Q1",17,"01a20b1ed6207ea8b3398d6811ff4de5","ocop_status_recorded",1,1795482900000,420,"2026-11-24","owner",null,"f99bebe61095da00",null]','{"product":"KD450","status":"potential","from":"2026-11-24","hoped":3}',X'209ee32d9a2bec38019f53ac02b25d990796ac690853bad7e52f5ee73111b557');
INSERT INTO journal VALUES(18,1,18,'["047b7c780336eeb4","Q1",18,"01a20b1fc080714db9641706a7c5f3fb","recognition_withdrawn",1,1795482960000,420,"2026-11-24","owner",null,"a2b4c7db2b0c59dd",null]','{"product":"MO500","terms":[{"from":"2024-01-01","decision":"12/QĐ"}],"effective":{"at_ms":1795496400000,"offset_min":420},"reason":"không đạt","notice":"77/QĐ","goods":"quarantine"}',X'3f0ef825c4f81c8378c80338ccbdf5ba6027611f0a73709214a6ab74b1aac953');
INSERT INTO journal VALUES(19,1,19,'["047b7c780336eeb4","Q1",19,"01a20b20aae0770d9cc8e3582360c95b","goods_sent",1,1795483020000,420,"2026-11-24","owner",null,"9c46def3f0707d59",null]','{"document":"Q1-C000019","from_till":"047b7c780336eeb4","from":{"code":"Q1","name":"OCOP Bến Tre"},"to":{"code":"Q2","name":"OCOP Ba Tri"},"lines":[{"lot":{"id":"CHAI","sku":"MO500","producer":"OX","received":"2026-11-24","form":"consignment","from_lot":"THUNG"},"name":"Mật ong 500 ml","unit":"chai","quantity":"3","place":"shelf"}]}',X'22f6cd270f4dbe87418afa1efc60a9b6aec55a2203335a9d7a168bceabfe6a2e');
INSERT INTO journal VALUES(20,1,20,'["047b7c780336eeb4","Q1",20,"01a20c23c30071e1a3f56e3c06621f9b","hold_set",1,1795500000000,420,"2026-11-24","owner",null,"",null]','{"lot":"CHAI","hold":"held","reason":"không đạt","minutes":"77/QĐ"}',X'6de076666db45e4f14127cfe3c49a33c30b54b665edbe0c92cab8e59e553df34');
INSERT INTO journal VALUES(21,1,21,'["047b7c780336eeb4","Q1",21,"01a20c23c30171e1a3f56e3c06621f9b","hold_set",1,1795500000001,420,"2026-11-24","owner",null,"",null]','{"lot":"LO-1","hold":"held","reason":"không đạt","minutes":"77/QĐ"}',X'b18636ad2a1e2e18031ee02579413dfad748e282f1f637615002733164123bda');
INSERT INTO journal VALUES(22,1,22,'["047b7c780336eeb4","Q1",22,"01a20c23c30271e1a3f56e3c06621f9b","hold_set",1,1795500000002,420,"2026-11-24","owner",null,"",null]','{"lot":"THUNG","hold":"held","reason":"không đạt","minutes":"77/QĐ"}',X'5f2765e4f1108b5cd1b47cc88b95465afb2c01bf7a22a17b1b9200e8aa062da2');
INSERT INTO journal VALUES(23,1,23,'["047b7c780336eeb4","Q1",23,"01a20c23c30071e1a3f56e3c06621f9b","goods_received",1,1795500000003,420,"2026-11-24","owner",null,"7773203964f06bdd",null]','{"document":"Q1-N000023","producer":"OX","delivery_note":"PXK-20","place":"shelf","lines":[{"lot":{"id":"LO-3","sku":"MO500","producer":"OX","expires":"2027-12-31","received":"2026-11-24","form":"consignment","delivery_note":"PXK-20"},"name":"Mật ong 500 ml","unit":"chai","quantity":"2"}]}',X'a2e94785f78e0e0f987c265459a29c888493fab079b1ddfdb67ed020d4a57ac6');
INSERT INTO journal VALUES(24,1,24,'["047b7c780336eeb4","Q1",24,"01a20c23c30471e1a3f56e3c06621f9b","hold_set",1,1795500000004,420,"2026-11-24","owner",null,"",null]','{"lot":"LO-3","hold":"held","reason":"không đạt","minutes":"77/QĐ"}',X'71db02ce3641a0e75a98ed7dc91be16999b6bfabe9ebe88122aaae5a6366079f');
CREATE TABLE ticket (reference TEXT PRIMARY KEY, held INTEGER NOT NULL, body TEXT NOT NULL, at_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE draft (kind TEXT PRIMARY KEY, body TEXT NOT NULL, at_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO draft VALUES('delivery:DA','{"producer":"DA","delivery_note":"PXK-19","agreement":"HĐKG 9/2026","place":"store","form":"consignment","lines":[{"sku":"KD450","quantity":"10","lot_code":"K9","form":"consignment","keeps":true},{"sku":"KD450","quantity":"3","lot_code":"K8","form":"consignment"}]}',1795483080000);
CREATE TABLE outbox (id INTEGER PRIMARY KEY, lane TEXT NOT NULL, doc TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'queued', attempts INTEGER NOT NULL DEFAULT 0, error TEXT NOT NULL DEFAULT '', at_ms INTEGER NOT NULL) STRICT;
CREATE TABLE pin (staff TEXT PRIMARY KEY, hash TEXT NOT NULL, failures INTEGER NOT NULL DEFAULT 0, until_ms INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;
INSERT INTO pin VALUES('minh','$argon2id$v=19$m=19456,t=2,p=1$RsXW3em80C9kTe6IcJq1Qg$vpPvXEyr6W/rHFMm9EryOLm5gxqGxtpquqgjs2Rf7VI',0,0);
CREATE TABLE stamp (id INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, receipt TEXT NOT NULL) STRICT;
CREATE TABLE aside (id TEXT PRIMARY KEY, digest TEXT NOT NULL, outcome TEXT NOT NULL, at_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE counting (document TEXT NOT NULL, sku TEXT NOT NULL, lot TEXT NOT NULL, milli INTEGER CHECK (milli >= 0), first INTEGER NOT NULL, last INTEGER NOT NULL,
  below INTEGER NOT NULL, told INTEGER NOT NULL, at_ms INTEGER NOT NULL, PRIMARY KEY (document, sku, lot)) STRICT, WITHOUT ROWID;
CREATE TABLE import_mapping (heading TEXT PRIMARY KEY, body TEXT NOT NULL, at_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO counter VALUES('structure',2106090231984780911);
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
INSERT INTO sku VALUES('MO12','MO500','thùng 12 chai','thùng','piece',0,' mat ong| mo| thung 12 chai 12chai| htx ong xanh|| hop tac xa# mo12# mo500#= mật ong',X'291b32012b2a23013224332a23011011011d24192500000500000000000000000100000000000000000000',1795482180000,1,6);
INSERT INTO sku VALUES('MO500','MO500','500 ml','chai','piece',0,' mat ong| mo| 500 ml 500ml| htx ong xanh|| hop tac xa# mo500#= mật ong',X'291b32012b2a2301140f0f012928000005000000000000000000000000',1795482180000,1,6);
INSERT INTO sku VALUES('TK','TK','','kg','weight',0,' tom kho| tk|| htx ong xanh|| hop tac xa# tk#= tôm khô',X'322c290127242c0000000000000000',1795482180000,1,6);
CREATE TABLE barcode (sku TEXT NOT NULL, code TEXT NOT NULL, PRIMARY KEY (sku, code)) STRICT, WITHOUT ROWID;
CREATE TABLE price (sku TEXT NOT NULL, from_day TEXT NOT NULL, price INTEGER NOT NULL CHECK (price > 0),
  at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (sku, from_day)) STRICT, WITHOUT ROWID;
INSERT INTO price VALUES('KD450','2026-01-01',58000,1795482180000,1,6);
INSERT INTO price VALUES('MO12','2026-01-01',1400000,1795482180000,1,6);
INSERT INTO price VALUES('MO500','2026-01-01',120000,1795482180000,1,6);
INSERT INTO price VALUES('TK','2026-01-01',999000,1795482180000,1,6);
CREATE TABLE sku_tax (sku TEXT NOT NULL, from_day TEXT NOT NULL, class TEXT NOT NULL,
  at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (sku, from_day)) STRICT, WITHOUT ROWID;
INSERT INTO sku_tax VALUES('KD450','2026-01-01','r8',1795482180000,1,6);
INSERT INTO sku_tax VALUES('MO12','2026-01-01','r5',1795482180000,1,6);
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
INSERT INTO withdrawal VALUES('MO500','2024-01-01','12/QĐ',1795496400000,420,'không đạt','77/QĐ','quarantine',1795482960000,1,18);
CREATE TABLE ocop_status (product TEXT NOT NULL, from_day TEXT NOT NULL, status TEXT NOT NULL, hoped INTEGER, note TEXT NOT NULL,
  at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (product, from_day)) STRICT, WITHOUT ROWID;
INSERT INTO ocop_status VALUES('KD450','2026-11-24','potential',3,'',1795482900000,1,17);
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
INSERT INTO shift VALUES(1,1,7,'lan',1795482240000,420,'2026-11-24',1000000,2,0,2720000,0,2720000,129523,2720000,0,0,0,2,0,NULL,NULL,NULL);
CREATE TABLE sale (
  till INTEGER NOT NULL, no INTEGER NOT NULL, seq INTEGER NOT NULL, shift INTEGER NOT NULL,
  payable INTEGER NOT NULL, waiting INTEGER NOT NULL DEFAULT 0, voided INTEGER NOT NULL DEFAULT 0, copies INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (till, no)) STRICT, WITHOUT ROWID;
INSERT INTO sale VALUES(1,1,9,1,2120000,0,0,0);
INSERT INTO sale VALUES(1,2,11,1,600000,0,0,0);
CREATE TABLE sku_day (
  business_day TEXT NOT NULL, till INTEGER NOT NULL, sku TEXT NOT NULL, quantity_milli INTEGER NOT NULL, amount INTEGER NOT NULL, vat INTEGER NOT NULL,
  PRIMARY KEY (business_day, till, sku)) STRICT, WITHOUT ROWID;
INSERT INTO sku_day VALUES('2026-11-24',1,'MO12',1000,1400000,66666);
INSERT INTO sku_day VALUES('2026-11-24',1,'MO500',11000,1320000,62857);
CREATE TABLE lot (id TEXT PRIMARY KEY, sku TEXT NOT NULL, producer TEXT NOT NULL, body TEXT NOT NULL, document TEXT NOT NULL, held INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;
INSERT INTO lot VALUES('CHAI','MO500','OX','{"id":"CHAI","sku":"MO500","producer":"OX","received":"2026-11-24","form":"consignment","from_lot":"THUNG"}','Q1-S000016',1);
INSERT INTO lot VALUES('DAU','MO500','OX','{"id":"DAU","sku":"MO500","producer":"OX","expires":"2027-05-31","received":"2026-11-24","form":"consignment","agreement":"HĐKG 3/2025"}','Q1-O000010',0);
INSERT INTO lot VALUES('LO-1','MO500','OX','{"id":"LO-1","sku":"MO500","producer":"OX","code":"L1","expires":"2026-12-10","received":"2026-11-24","form":"consignment","agreement":"HĐKG 12/2026","delivery_note":"PXK-17"}','Q1-N000008',1);
INSERT INTO lot VALUES('LO-2','MO500','OX','{"id":"LO-2","sku":"MO500","producer":"OX","expires":"2027-12-31","received":"2026-11-24","form":"consignment","agreement":"HĐKG 12/2026","delivery_note":"PXK-18"}','Q1-N000014',0);
INSERT INTO lot VALUES('LO-3','MO500','OX','{"id":"LO-3","sku":"MO500","producer":"OX","expires":"2027-12-31","received":"2026-11-24","form":"consignment","delivery_note":"PXK-20"}','Q1-N000023',1);
INSERT INTO lot VALUES('THUNG','MO12','OX','{"id":"THUNG","sku":"MO12","producer":"OX","received":"2026-11-24","form":"consignment"}','Q1-O000010',1);
INSERT INTO lot VALUES('TK-1','TK','OX','{"id":"TK-1","sku":"TK","producer":"OX","received":"2026-11-24","form":"consignment"}','Q1-O000010',1);
CREATE TABLE stock (lot TEXT NOT NULL, place TEXT NOT NULL, milli INTEGER NOT NULL, PRIMARY KEY (lot, place)) STRICT, WITHOUT ROWID;
INSERT INTO stock VALUES('CHAI','repack',-12000);
INSERT INTO stock VALUES('CHAI','shelf',9000);
INSERT INTO stock VALUES('CHAI','transit',3000);
INSERT INTO stock VALUES('DAU','buyer',5000);
INSERT INTO stock VALUES('DAU','opening',-5000);
INSERT INTO stock VALUES('DAU','shelf',0);
INSERT INTO stock VALUES('LO-1','buyer',5000);
INSERT INTO stock VALUES('LO-1','count',-4000);
INSERT INTO stock VALUES('LO-1','producer',-4000);
INSERT INTO stock VALUES('LO-1','shelf',3000);
INSERT INTO stock VALUES('LO-2','buyer',1000);
INSERT INTO stock VALUES('LO-2','producer',-1000);
INSERT INTO stock VALUES('LO-2','shelf',0);
INSERT INTO stock VALUES('LO-3','producer',-2000);
INSERT INTO stock VALUES('LO-3','shelf',2000);
INSERT INTO stock VALUES('THUNG','buyer',1000);
INSERT INTO stock VALUES('THUNG','opening',-3000);
INSERT INTO stock VALUES('THUNG','repack',1000);
INSERT INTO stock VALUES('THUNG','shelf',0);
INSERT INTO stock VALUES('THUNG','store',1000);
INSERT INTO stock VALUES('TK-1','opening',-1500);
INSERT INTO stock VALUES('TK-1','shelf',1500);
CREATE TABLE movement (lot TEXT NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL, n INTEGER NOT NULL, business_day TEXT NOT NULL,
  source TEXT NOT NULL, target TEXT NOT NULL CHECK (target <> source), milli INTEGER NOT NULL CHECK (milli > 0), PRIMARY KEY (lot, till, seq, n)) STRICT, WITHOUT ROWID;
INSERT INTO movement VALUES('CHAI',1,16,1,'2026-11-24','repack','shelf',12000);
INSERT INTO movement VALUES('CHAI',1,19,0,'2026-11-24','shelf','transit',3000);
INSERT INTO movement VALUES('DAU',1,10,0,'2026-11-24','opening','shelf',3000);
INSERT INTO movement VALUES('DAU',1,10,4,'2026-11-24','opening','shelf',2000);
INSERT INTO movement VALUES('DAU',1,10,6,'2026-11-24','shelf','buyer',2000);
INSERT INTO movement VALUES('DAU',1,11,0,'2026-11-24','shelf','buyer',3000);
INSERT INTO movement VALUES('LO-1',1,8,0,'2026-11-24','producer','shelf',4000);
INSERT INTO movement VALUES('LO-1',1,9,0,'2026-11-24','shelf','buyer',4000);
INSERT INTO movement VALUES('LO-1',1,15,0,'2026-11-24','count','shelf',3000);
INSERT INTO movement VALUES('LO-1',1,15,1,'2026-11-24','count','buyer',1000);
INSERT INTO movement VALUES('LO-2',1,14,0,'2026-11-24','producer','shelf',1000);
INSERT INTO movement VALUES('LO-2',1,14,1,'2026-11-24','shelf','buyer',1000);
INSERT INTO movement VALUES('LO-3',1,23,0,'2026-11-24','producer','shelf',2000);
INSERT INTO movement VALUES('THUNG',1,10,1,'2026-11-24','opening','store',2000);
INSERT INTO movement VALUES('THUNG',1,10,3,'2026-11-24','opening','shelf',1000);
INSERT INTO movement VALUES('THUNG',1,10,5,'2026-11-24','shelf','buyer',1000);
INSERT INTO movement VALUES('THUNG',1,16,0,'2026-11-24','store','repack',1000);
INSERT INTO movement VALUES('TK-1',1,10,2,'2026-11-24','opening','shelf',1500);
CREATE TABLE oversold (till INTEGER NOT NULL, seq INTEGER NOT NULL, n INTEGER NOT NULL, sku TEXT NOT NULL, receipt TEXT NOT NULL, milli INTEGER NOT NULL, PRIMARY KEY (till, seq, n)) STRICT, WITHOUT ROWID;
CREATE TABLE oversold_change (till INTEGER NOT NULL, sale INTEGER NOT NULL, n INTEGER NOT NULL, seq INTEGER NOT NULL, business_day TEXT NOT NULL,
  sku TEXT NOT NULL, receipt TEXT NOT NULL, milli INTEGER NOT NULL, PRIMARY KEY (till, sale, n, seq)) STRICT, WITHOUT ROWID;
INSERT INTO oversold_change VALUES(1,9,0,9,'2026-11-24','MO500','Q1-000001',2000);
INSERT INTO oversold_change VALUES(1,9,0,10,'2026-11-24','MO500','Q1-000001',-2000);
INSERT INTO oversold_change VALUES(1,9,1,9,'2026-11-24','MO12','Q1-000001',1000);
INSERT INTO oversold_change VALUES(1,9,1,10,'2026-11-24','MO12','Q1-000001',-1000);
INSERT INTO oversold_change VALUES(1,11,0,11,'2026-11-24','MO500','Q1-000002',2000);
INSERT INTO oversold_change VALUES(1,11,0,14,'2026-11-24','MO500','Q1-000002',-1000);
INSERT INTO oversold_change VALUES(1,11,0,15,'2026-11-24','MO500','Q1-000002',-1000);
CREATE TABLE code_layout (prefix TEXT PRIMARY KEY, item INTEGER NOT NULL, value TEXT NOT NULL, step INTEGER NOT NULL CHECK (step > 0), verifier TEXT NOT NULL,
  at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE code_learned (pattern TEXT NOT NULL, sample TEXT NOT NULL, sku TEXT NOT NULL, units INTEGER NOT NULL CHECK (units > 0),
  at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (pattern, sample)) STRICT, WITHOUT ROWID;
CREATE TABLE code_forgotten (pattern TEXT PRIMARY KEY, at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE ocop_stamp_batch (till INTEGER NOT NULL, id TEXT NOT NULL, seq INTEGER NOT NULL, at_ms INTEGER NOT NULL, business_day TEXT NOT NULL, body TEXT NOT NULL,
  stars INTEGER NOT NULL CHECK (stars BETWEEN 3 AND 5), received INTEGER NOT NULL CHECK (received > 0),
  applied INTEGER NOT NULL DEFAULT 0 CHECK (applied >= 0), spoiled INTEGER NOT NULL DEFAULT 0 CHECK (spoiled >= 0),
  returned INTEGER NOT NULL DEFAULT 0 CHECK (returned >= 0), counted INTEGER NOT NULL DEFAULT 0,
  remaining INTEGER NOT NULL CHECK (remaining >= 0 AND remaining = received + counted - applied - spoiled - returned),
  PRIMARY KEY (till, id)) STRICT, WITHOUT ROWID;
CREATE TABLE ocop_stamp_use (till INTEGER NOT NULL, seq INTEGER NOT NULL, at_ms INTEGER NOT NULL, business_day TEXT NOT NULL, document TEXT NOT NULL, batch TEXT NOT NULL, fate TEXT NOT NULL,
  sku TEXT, quantity INTEGER NOT NULL CHECK (quantity > 0 OR fate = 'counted'), about TEXT NOT NULL, reason TEXT NOT NULL, undone_on TEXT,
  PRIMARY KEY (till, seq)) STRICT, WITHOUT ROWID;
CREATE TABLE ocop_stamp_serial (till INTEGER NOT NULL, batch TEXT NOT NULL, seq INTEGER NOT NULL, n INTEGER NOT NULL, off INTEGER NOT NULL,
  first INTEGER NOT NULL, last INTEGER NOT NULL CHECK (last >= first), PRIMARY KEY (till, batch, seq, n)) STRICT, WITHOUT ROWID;
CREATE TABLE ocop_stamp_need (sku TEXT NOT NULL, at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL, business_day TEXT NOT NULL,
  need TEXT NOT NULL CHECK (need IN ('printed', 'sticker')), PRIMARY KEY (sku, at_ms, till, seq)) STRICT, WITHOUT ROWID;
CREATE TABLE lot_hold (lot TEXT NOT NULL, at_ms INTEGER NOT NULL, till INTEGER NOT NULL, seq INTEGER NOT NULL, business_day TEXT NOT NULL,
  held INTEGER NOT NULL, PRIMARY KEY (lot, at_ms, till, seq)) STRICT, WITHOUT ROWID;
INSERT INTO lot_hold VALUES('CHAI',1795500000000,1,20,'2026-11-24',1);
INSERT INTO lot_hold VALUES('LO-1',1795500000001,1,21,'2026-11-24',1);
INSERT INTO lot_hold VALUES('LO-3',1795500000004,1,24,'2026-11-24',1);
INSERT INTO lot_hold VALUES('THUNG',1795500000002,1,22,'2026-11-24',1);
INSERT INTO lot_hold VALUES('TK-1',1795482420000,1,10,'2026-11-24',1);
CREATE TABLE explained (till INTEGER NOT NULL, seq INTEGER NOT NULL, n INTEGER NOT NULL, by_seq INTEGER NOT NULL, lot TEXT NOT NULL,
  sku TEXT NOT NULL, receipt TEXT NOT NULL, milli INTEGER NOT NULL CHECK (milli > 0), PRIMARY KEY (till, seq, n, by_seq, lot)) STRICT, WITHOUT ROWID;
INSERT INTO explained VALUES(1,9,0,10,'DAU','MO500','Q1-000001',2000);
INSERT INTO explained VALUES(1,9,1,10,'THUNG','MO12','Q1-000001',1000);
INSERT INTO explained VALUES(1,11,0,14,'LO-2','MO500','Q1-000002',1000);
INSERT INTO explained VALUES(1,11,0,15,'LO-1','MO500','Q1-000002',1000);
CREATE TABLE transfer (till INTEGER NOT NULL, seq INTEGER NOT NULL, business_day TEXT NOT NULL, closed TEXT NOT NULL DEFAULT '', PRIMARY KEY (till, seq)) STRICT, WITHOUT ROWID;
INSERT INTO transfer VALUES(1,19,'2026-11-24','');
CREATE TABLE transfer_change (till INTEGER NOT NULL, sent INTEGER NOT NULL, seq INTEGER NOT NULL, business_day TEXT NOT NULL, opened INTEGER NOT NULL CHECK (opened IN (-1, 1)), PRIMARY KEY (till, sent, seq)) STRICT, WITHOUT ROWID;
INSERT INTO transfer_change VALUES(1,19,19,'2026-11-24',1);
CREATE TABLE transfer_in (till INTEGER NOT NULL, from_till TEXT NOT NULL, transfer TEXT NOT NULL, document TEXT NOT NULL, PRIMARY KEY (till, from_till, transfer)) STRICT, WITHOUT ROWID;
CREATE TABLE taken_on (till INTEGER NOT NULL, producer TEXT NOT NULL, document TEXT NOT NULL, PRIMARY KEY (till, producer)) STRICT, WITHOUT ROWID;
INSERT INTO taken_on VALUES(1,'OX','Q1-O000010');
CREATE TABLE reversed (till INTEGER NOT NULL, seq INTEGER NOT NULL, document TEXT NOT NULL, undone_by TEXT NOT NULL, PRIMARY KEY (till, seq)) STRICT, WITHOUT ROWID;
CREATE TABLE stock_count (till INTEGER NOT NULL, seq INTEGER NOT NULL, document TEXT NOT NULL, place TEXT NOT NULL, scope TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'finished', 'approved', 'dropped')), round INTEGER NOT NULL DEFAULT 0, totals TEXT,
  started_by TEXT NOT NULL, started_ms INTEGER NOT NULL, offset_min INTEGER NOT NULL, closed_by TEXT NOT NULL DEFAULT '', closed_ms INTEGER,
  reason TEXT NOT NULL DEFAULT '', PRIMARY KEY (till, seq)) STRICT, WITHOUT ROWID;
INSERT INTO stock_count VALUES(1,12,'Q1-K000012','shelf','"all"','approved',1,'{"matched":0,"short":0,"over":1,"left_out":1}','owner',1795482540000,420,'owner',1795482780000,'kiểm kê');
CREATE TABLE stock_count_line (till INTEGER NOT NULL, seq INTEGER NOT NULL, sku TEXT NOT NULL, milli INTEGER NOT NULL, body TEXT NOT NULL, adjusted TEXT,
  PRIMARY KEY (till, seq, sku)) STRICT, WITHOUT ROWID;
INSERT INTO stock_count_line VALUES(1,12,'MO500',2000,'{"sku":"MO500","name":"Mật ong 500 ml","unit":"chai","producer":"OX","counted":"2","expected":"0","after":12,"below":"2"}','{"sku":"MO500","name":"Mật ong 500 ml","unit":"chai","counted":"2","expected":"0","found":"3","explained":"1","explained_since":"1"}');
INSERT INTO stock_count_line VALUES(1,12,'TK',0,'{"sku":"TK","name":"Tôm khô","unit":"kg","producer":"OX","expected":"0","after":0}',NULL);
CREATE TABLE document (number TEXT PRIMARY KEY, till INTEGER NOT NULL, seq INTEGER NOT NULL, copies INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID;
INSERT INTO document VALUES('Q1-C000019',1,19,0);
INSERT INTO document VALUES('Q1-K000012',1,15,0);
INSERT INTO document VALUES('Q1-N000008',1,8,0);
INSERT INTO document VALUES('Q1-N000014',1,14,0);
INSERT INTO document VALUES('Q1-N000023',1,23,0);
INSERT INTO document VALUES('Q1-O000010',1,10,0);
INSERT INTO document VALUES('Q1-S000016',1,16,0);
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
CREATE INDEX lot_producer ON lot(producer);
CREATE INDEX ocop_stamp_use_batch ON ocop_stamp_use(till, batch);
CREATE INDEX ocop_stamp_use_sku ON ocop_stamp_use(sku) WHERE sku IS NOT NULL;
CREATE INDEX explained_by ON explained(till, by_seq);
CREATE INDEX explained_receipt ON explained(till, receipt);
CREATE INDEX transfer_open ON transfer(till, seq) WHERE closed = '';
CREATE INDEX reversed_document ON reversed(document);
CREATE UNIQUE INDEX stock_count_document ON stock_count(till, document);
CREATE INDEX document_seq ON document(till, seq);
COMMIT;
