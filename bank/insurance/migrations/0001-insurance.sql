create schema insurance;

-- What partner insurers sell through the bank. Amounts are fen.
create table insurance.products (
  code text primary key,
  kind text not null check (kind in ('medical', 'critical', 'accident', 'life', 'annuity', 'car', 'travel', 'home',
    'pet', 'student', 'farm', 'business')),
  -- Whom it is made for.
  audience text not null check (audience in ('everyone', 'child', 'adult', 'elder', 'student', 'farmer', 'owner')),
  name_zh text not null,
  name_en text not null,
  insurer text not null,
  min_age integer not null,
  max_age integer not null check (max_age >= min_age),
  sum_insured bigint not null check (sum_insured > 0),
  deductible bigint not null default 0 check (deductible >= 0),
  term_days integer not null check (term_days > 0),
  -- Within so many days after the beginning illness is not covered.
  waiting_days integer not null default 0,
  covers_zh text not null,
  covers_en text not null,
  excludes_zh text not null,
  excludes_en text not null,
  place integer not null
);

-- The premium of a term by age at its beginning, both ends included.
create table insurance.premiums (
  product text not null references insurance.products,
  from_age integer not null,
  to_age integer not null check (to_age >= from_age),
  premium bigint not null check (premium > 0),
  primary key (product, from_age)
);

insert into insurance.products values
  ('city-care', 'medical', 'everyone', '惠民保', 'City Care medical', '伴安财险', 0, 105, 200000000, 2000000, 365, 0,
   '医保内外的大额住院费用,有老毛病也能买', 'Large hospital bills beyond social insurance; earlier illness allowed',
   '免赔额以下的费用', 'Costs below the deductible', 1),
  ('million-medical', 'medical', 'adult', '伴安百万医疗险', 'Ban''an Million Medical', '伴安健康', 0, 60, 200000000, 1000000, 365, 30,
   '住院、手术、特殊门诊的费用,社保报完再报', 'Hospital stays, operations and special treatment after social insurance',
   '投保前就有的病', 'Illness from before the policy', 2),
  ('hospital-allowance', 'medical', 'adult', '住院津贴险', 'Hospital allowance', '伴安健康', 18, 65, 3000000, 0, 365, 30,
   '住院每天补贴 200 元', '¥200 for each day in hospital', '体检、疗养', 'Check-ups and recuperation', 3),
  ('critical-adult', 'critical', 'adult', '伴安重疾险', 'Ban''an Critical Illness', '伴安人寿', 18, 55, 30000000, 0, 365, 90,
   '确诊 120 种重大疾病,一次给付 30 万元', '¥300,000 at once when one of 120 serious illnesses is found',
   '等待期内确诊的病', 'Illness found in the waiting period', 4),
  ('critical-child', 'critical', 'child', '少儿重疾险', 'Children''s Critical Illness', '伴安人寿', 0, 17, 50000000, 0, 365, 90,
   '确诊重大疾病一次给付 50 万元,白血病翻倍', '¥500,000 at once, doubled for leukaemia',
   '先天性疾病', 'Illness from birth', 5),
  ('cancer-elder', 'critical', 'elder', '老年防癌险', 'Elders'' Cancer Cover', '伴安健康', 55, 80, 10000000, 0, 365, 90,
   '确诊恶性肿瘤给付 10 万元,三高也能买', '¥100,000 when cancer is found; high blood pressure allowed',
   '投保前已确诊的癌症', 'Cancer known before', 6),
  ('accident-adult', 'accident', 'adult', '伴安综合意外险', 'Ban''an Accident', '伴安财险', 18, 65, 50000000, 10000, 365, 0,
   '意外身故伤残 50 万元,意外医疗 5 万元,猝死 30 万元', '¥500,000 for death or disability, ¥50,000 for treatment after accidents',
   '高风险运动', 'Dangerous sports', 7),
  ('accident-elder', 'accident', 'elder', '孝心老年意外险', 'Elders'' Accident', '伴安财险', 60, 85, 10000000, 10000, 365, 0,
   '摔伤骨折、意外医疗 2 万元,意外伤残 10 万元', 'Falls and broken bones, ¥20,000 of treatment, ¥100,000 for disability',
   '疾病导致的医疗费', 'Treatment of illness', 8),
  ('accident-child', 'accident', 'child', '少儿意外险', 'Children''s Accident', '伴安财险', 0, 17, 20000000, 0, 365, 0,
   '磕碰摔伤、烫伤、猫抓狗咬的医疗费', 'Falls, burns, bites and scratches', '疾病导致的医疗费', 'Treatment of illness', 9),
  ('term-life', 'life', 'adult', '伴安定期寿险', 'Ban''an Term Life', '伴安人寿', 18, 60, 100000000, 0, 365, 90,
   '身故或全残给家人 100 万元,适合有房贷、有孩子的人', '¥1,000,000 for the family; for those with a mortgage or children',
   '两年内自杀', 'Suicide within two years', 10),
  ('annuity', 'annuity', 'adult', '伴安养老年金险', 'Ban''an Annuity', '伴安人寿', 18, 60, 10000000, 0, 365, 0,
   '约定年龄起按年领取,活多久领多久', 'Paid each year from an agreed age for as long as you live',
   '提前退保只退现金价值', 'Early surrender pays the cash value only', 11),
  ('car-compulsory', 'car', 'everyone', '交强险', 'Compulsory motor', '伴安财险', 18, 80, 20000000, 0, 365, 0,
   '撞了别人赔对方,国家规定必须买', 'Damage to others; required by law', '自己的车和人', 'Your own car and body', 12),
  ('car-commercial', 'car', 'everyone', '商业车险', 'Motor', '伴安财险', 18, 80, 200000000, 0, 365, 0,
   '车损、第三者责任 200 万元、玻璃和划痕', 'Own damage, ¥2,000,000 to third parties, glass and scratches',
   '酒驾、无证', 'Drink-driving, no licence', 13),
  ('travel-domestic', 'travel', 'everyone', '境内旅行险', 'Domestic travel', '伴安财险', 0, 85, 20000000, 0, 10, 0,
   '旅行意外、医疗和航班延误', 'Accidents, treatment and flight delays', '已知的恶劣天气', 'Known bad weather', 14),
  ('travel-abroad', 'travel', 'everyone', '境外旅行险', 'Travel abroad', '伴安财险', 0, 80, 50000000, 0, 15, 0,
   '境外医疗、紧急救援、行李和航班延误,可办签证', 'Treatment abroad, rescue, luggage, flight delays; valid for visas',
   '高风险运动', 'Dangerous sports', 15),
  ('home', 'home', 'everyone', '家财险', 'Home', '伴安财险', 18, 80, 50000000, 20000, 365, 0,
   '火灾、爆水管、盗抢造成的房屋和财物损失', 'Fire, burst pipes and theft', '金银首饰', 'Jewellery', 16),
  ('pet', 'pet', 'everyone', '宠物医疗险', 'Pet medical', '伴安财险', 18, 80, 1000000, 10000, 365, 30,
   '猫狗看病和伤人责任', 'Cats'' and dogs'' treatment, and harm done by them', '疫苗、绝育', 'Vaccines, neutering', 17),
  ('student-care', 'student', 'student', '学平险', 'Student cover', '伴安财险', 3, 26, 10000000, 0, 365, 0,
   '在校意外、住院和门诊', 'Accidents, hospital and treatment while studying', '校外高风险运动', 'Dangerous sports outside school', 18),
  ('crop', 'farm', 'farmer', '种植险', 'Crop', '伴安农险', 18, 80, 3000000, 0, 365, 0,
   '旱、涝、雹、病虫害造成的减产,保费有补贴', 'Losses by drought, flood, hail and pests; premium subsidised',
   '人为弃管', 'Neglect', 19),
  ('livestock', 'farm', 'farmer', '养殖险', 'Livestock', '伴安农险', 18, 80, 2000000, 0, 365, 7,
   '牛、猪、羊因病和灾害死亡,保费有补贴', 'Cattle, pigs and sheep lost to illness and disaster; premium subsidised',
   '未免疫的牲畜', 'Animals not vaccinated', 20),
  ('employer', 'business', 'owner', '雇主责任险', 'Employer''s liability', '伴安财险', 18, 75, 100000000, 0, 365, 0,
   '员工工作中受伤,替老板赔', 'Injuries of employees at work', '未用工登记的人员', 'People not registered', 21),
  ('cargo', 'business', 'owner', '货运险', 'Cargo', '伴安财险', 18, 75, 200000000, 100000, 365, 0,
   '进出口货物在路上的损失', 'Losses of goods on their way', '包装不当', 'Bad packing', 22);

insert into insurance.premiums (product, from_age, to_age, premium) values
  ('city-care', 0, 105, 12900),
  ('million-medical', 0, 5, 76800), ('million-medical', 6, 17, 23800), ('million-medical', 18, 30, 29800),
  ('million-medical', 31, 40, 42800), ('million-medical', 41, 50, 78800), ('million-medical', 51, 60, 138800),
  ('hospital-allowance', 18, 40, 15800), ('hospital-allowance', 41, 65, 32800),
  ('critical-adult', 18, 30, 98000), ('critical-adult', 31, 40, 196000), ('critical-adult', 41, 55, 468000),
  ('critical-child', 0, 17, 56000),
  ('cancer-elder', 55, 65, 88000), ('cancer-elder', 66, 80, 168000),
  ('accident-adult', 18, 65, 16800), ('accident-elder', 60, 85, 12000), ('accident-child', 0, 17, 6600),
  ('term-life', 18, 30, 42000), ('term-life', 31, 40, 88000), ('term-life', 41, 60, 328000),
  ('annuity', 18, 60, 1000000),
  ('car-compulsory', 18, 80, 95000), ('car-commercial', 18, 80, 328000),
  ('travel-domestic', 0, 85, 1500), ('travel-abroad', 0, 80, 18000),
  ('home', 18, 80, 10000), ('pet', 18, 80, 38800), ('student-care', 3, 26, 10000),
  ('crop', 18, 80, 9000), ('livestock', 18, 80, 18000), ('employer', 18, 75, 98000), ('cargo', 18, 75, 260000);

create sequence insurance.numbers;

create table insurance.policies (
  id text collate "C" primary key check (id like 'pol\_%'),
  number text not null unique check (number ~ '^P[0-9]{12,}$'),
  key text collate "C" not null unique,
  customer text collate "C" not null check (customer like 'cust\_%'),
  product text not null references insurance.products,
  premium bigint not null check (premium > 0),
  sum_insured bigint not null check (sum_insured > 0),
  -- Pays the premium, and receives what is paid back.
  account text collate "C" not null check (account like 'acct\_%'),
  starts_on date not null,
  -- The last day of cover.
  ends_on date not null check (ends_on >= starts_on),
  -- Until here it can be taken back for nothing.
  cooling_until date not null,
  renews boolean not null,
  status text not null default 'active' check (status in ('active', 'cancelled', 'ended')),
  bought_at timestamptz not null,
  settled_at timestamptz,
  check ((status = 'active') = (settled_at is null))
);
create index policies_of_customer on insurance.policies (customer, ends_on);

create table insurance.claims (
  id text collate "C" primary key check (id like 'clm\_%'),
  number text not null unique check (number ~ '^C[0-9]{12,}$'),
  key text collate "C" not null unique,
  customer text collate "C" not null check (customer like 'cust\_%'),
  policy text collate "C" not null references insurance.policies,
  -- What happened, in a few words of the customer's or from the list.
  event text not null check (char_length(event) between 1 and 200),
  happened_on date not null,
  asked bigint check (asked > 0),
  attachments text[] not null default '{}',
  status text not null check (status in ('filed', 'waiting', 'assessing', 'paid', 'refused', 'lapsed')),
  paid bigint check (paid > 0),
  reason text,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  check ((status = 'paid') = (paid is not null))
);
create index claims_of_customer on insurance.claims (customer, created_at desc);
